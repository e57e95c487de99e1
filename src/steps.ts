// The set-up entry that turns step counting on, beside a register entry: import 'perf-matchers/steps' before anything that is to be counted.

import { startSteps } from './runners/steps/start.js';
import { checkPool } from './runners/vitest/pool.js';

startSteps({ coverage: checkPool() });
