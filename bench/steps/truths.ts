import type { Truth } from '../verdicts/growth.js';
import type { Entry } from '../verdicts/known.js';

/** How steps grow where that differs from how time grows, by name. */
const bySteps: Readonly<Record<string, Truth | ((to: number) => Truth | undefined)>> = {};

/** How a function's steps grow up to the largest n judged. */
export function truthBySteps({ name, truth }: Entry, to: number): Truth | undefined {
  const stated = bySteps[name] ?? truth;
  return typeof stated === 'function' ? stated(to) : stated;
}
