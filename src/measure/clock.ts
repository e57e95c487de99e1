import { shared } from '../state.js';

const { surroundings } = shared();
const { setTimeout, clearTimeout, setImmediate } = surroundings;

/** Milliseconds on a clock that only goes forward, with the finest grain that there is. */
export const { now } = surroundings;

let reading: number | undefined;

/** Milliseconds that pass between two readings of the clock with nothing in between, which are no part of what is timed: the least of a hundred pairs. */
export function clockCost(): number {
  reading ??= Math.min(...Array.from({ length: 100 }, () => -now() + now()));
  return reading;
}

/** Calls back after `ms` milliseconds of real time; returns what cancels it. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer as never);
}

/** Lets everything that is ready go on first: resolves in a turn of the event loop of its own. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (setImmediate) setImmediate(resolve);
    else setTimeout(resolve, 0);
  });

/** Calls back in the event loop's next turn, with nothing awaited in between; at once where there is no such thing. */
export const onNextTurn = (callback: () => void): void => {
  if (setImmediate) setImmediate(callback);
  else setTimeout(callback, 0);
};
