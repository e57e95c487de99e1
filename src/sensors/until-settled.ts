/**
 * Calls, and calls `end` once that has returned, thrown, or its promise has settled. Gives the call's value, or a promise of it.
 * @throws whatever the call throws, after `end`
 */
export function untilSettled(call: () => unknown, end: () => void): unknown {
  let waits = false;
  try {
    const value = call();
    const { then } = (value ?? {}) as { then?: unknown };
    if (typeof then !== 'function') return value;
    waits = true;
    return Promise.resolve(value).finally(end);
  } finally {
    if (!waits) end();
  }
}
