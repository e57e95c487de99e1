import { type WalkListener, watchWalks } from '../../../src/sensors/steps/walks/index.js';

/** Watches this process's own realm, once. */
export const listener: WalkListener = { onWalk: undefined };
export const restore = watchWalks(globalThis, listener);

/** What a call walked, by name. */
export function walksOf(call: () => unknown): Record<string, number> {
  const walks: Record<string, number> = {};
  listener.onWalk = (name, elements) => {
    walks[name] = (walks[name] ?? 0) + elements;
  };
  try {
    call();
  } finally {
    listener.onWalk = undefined;
  }
  return walks;
}
