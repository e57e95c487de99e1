/** What of Vitest's own state of a worker is read: internal, so every part may be missing. */
interface WorkerState {
  config?: { pool?: string; isolate?: boolean; coverage?: { enabled?: boolean } };
}

/**
 * Whether coverage is on in this worker of Vitest; false outside Vitest.
 * @throws Error in a pool in which steps cannot be counted
 */
export function checkPool(): boolean {
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
  return config?.coverage?.enabled === true || '__coverage__' in globalThis;
}
