import type { QueryOptions } from '../surface.js';
import { checkOptions, kindOf } from './arguments.js';

/**
 * Checks the options of a query or row matcher.
 * @throws TypeError naming the option, what was given and what is accepted.
 */
export function checkQueryOptions<O extends QueryOptions>(given: O | undefined, others: readonly string[] = []): O {
  const options = checkOptions(given, ['db', 'matching', 'warmUp', ...others]);
  const { matching, warmUp } = options;
  if (matching !== undefined && !(matching instanceof RegExp)) {
    throw new TypeError(`matching must be a regular expression, such as /from posts/i. It got ${kindOf(matching)}.`);
  }
  if (warmUp !== undefined && typeof warmUp !== 'boolean') {
    throw new TypeError(`warmUp must be true or false. It got ${kindOf(warmUp)}.`);
  }
  return options;
}
