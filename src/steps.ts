// The set-up entry that turns step counting on, beside a register entry: import 'perf-matchers/steps' before anything that is to be counted.

// What judges here, before counting begins: code that is compiled later runs many times slower.
import './matchers/toScaleNoWorseThan.js';
import { startSteps } from './runners/steps/start.js';
import { checkPool } from './runners/vitest/pool.js';

startSteps(checkPool());
