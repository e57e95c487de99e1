import { type Context, shared } from '../state.js';

/**
 * Runs `work` while no other assertion of this isolate measures time: `test.concurrent` would otherwise charge one subject with another's work. An assertion
 * inside another's subject does not wait for the lock that its own caller holds.
 */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const state = shared();
  const store: Context = state.context?.getStore() ?? {};
  if (store.alone) return work();
  const previous = state.lock;
  let release = (): void => {};
  state.lock = new Promise((resolve) => {
    release = resolve;
  });
  state.waiting += 1;
  await previous;
  state.waiting -= 1;
  try {
    return await (state.context ? state.context.run({ ...store, alone: true }, work) : work());
  } finally {
    release();
  }
}
