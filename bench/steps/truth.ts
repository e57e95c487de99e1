import { type Growth, order, type Truth } from '../verdicts/growth.js';

/** True where the bound holds, false where it is broken, if by a factor log n only; undefined where neither can be said. */
export function holdsExactly(truth: Truth | undefined, bound: Growth): boolean | undefined {
  if (!truth) return undefined;
  const [least, most] = 'power' in truth ? [truth, truth] : truth;
  if (order(most, bound) <= 0) return true;
  return order(least, bound) > 0 ? false : undefined;
}
