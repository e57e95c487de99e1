import { fileFromStart } from '../../start-folder.js';
import type { StepsHost } from '../steps/start.js';

/** What of Vitest's own state of a worker is read: internal, so every part may be missing. */
interface WorkerState {
  config?: { pool?: string; isolate?: boolean; setupFiles?: string[]; coverage?: { enabled?: boolean } };
}

/**
 * What of this worker of Vitest matters to counting; outside Vitest nothing does.
 * @throws Error in a pool in which steps cannot be counted
 */
export function checkPool(): StepsHost {
  const { config } = (globalThis as { __vitest_worker__?: WorkerState }).__vitest_worker__ ?? {};
  const pool = config?.pool;
  if (pool !== undefined && pool !== 'forks') {
    const why =
      pool === 'vmForks'
        ? 'its test files share one process, and each has built-ins of its own'
        : "what makes V8's counts exact holds for a whole process, and its test files share one";
    throw new Error(
      `perf-matchers/steps cannot count in pool '${pool}': ${why}. Set pool: 'forks' in the project that loads it.`,
    );
  }
  return {
    coverage: config?.coverage?.enabled === true || '__coverage__' in globalThis,
    checkFresh(compiled) {
      if (config?.isolate !== false) return;
      const [early] = compiled.filter((file) => !config.setupFiles?.includes(file));
      if (early === undefined) return;
      throw new Error(
        `perf-matchers/steps cannot count under isolate: false when other files ran before it in the same process: ${fileFromStart(early)} may hold built-ins that are not watched. Load it in setupFiles of the whole project, first, or set isolate: true.`,
      );
    },
  };
}
