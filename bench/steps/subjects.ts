// The functions that are judged, in a file and folder of their own: what lies beside the counter's code is not counted, and nothing may be compiled before
// counting has begun.
export { corpus } from '../verdicts/corpus/index.js';
export { seed } from '../verdicts/data.js';
