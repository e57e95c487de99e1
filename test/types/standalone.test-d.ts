import { expect } from 'expect';
import { configure, matchers, type PerfRecord, watch } from 'perf-matchers';

expect.extend(matchers);
configure({ timeScale: 2, inconclusive: 'fail', enabled: true, confidence: 0.99 });
const stop: () => void = watch({ subscribe: (on: (query: { text: string }) => void) => () => on({ text: '' }) });
stop();
const { perf }: { perf: PerfRecord } = await matchers.toCompleteWithin.call({ isNot: false }, () => 1, 50);
const kind: 'within' | 'over' | 'cannot tell' | 'elsewhere' = perf.verdict.kind;
console.log(kind);
// @ts-expect-error: no such setting
configure({ timescale: 2 });
