import { linear, linearithmic, logarithmic, quadratic, type Truth } from '../verdicts/growth.js';
import type { Entry } from '../verdicts/known.js';

/** How steps grow where that differs from how time grows, by name. */
const bySteps: Readonly<Record<string, Truth>> = {
  // V8 moves the start of a small array instead of its elements; the elements are charged.
  'shift queue': quadratic,
  'tasks served in turn, shift and push': quadratic,
  // Of 120 names and 12 × 10: runs of equal ones are merged in one go, so that comparisons near n × log(120).
  'sort by name, localeCompare': [linear, linearithmic],
  'sort with a collator': [linear, linearithmic],
  // 300 names with the digits of n behind each, split into characters.
  'password checks of fixed cost': logarithmic,
  // Every one of log n pages moves the crumbs before it: unshift.
  'breadcrumbs of the deepest page': { ...logarithmic, logs: 2 },
};

/** How a function's steps grow up to the largest n judged. */
export function truthBySteps({ name, truth }: Entry, to: number): Truth | undefined {
  const stated = bySteps[name] ?? truth;
  return typeof stated === 'function' ? stated(to) : stated;
}
