import type { MatcherResult } from '../record.js';
import { type PendingAssertion, shared } from '../state.js';
import type { Begun } from './assertion.js';

/** What the runners bind as `this`; every runner has isNot. */
interface MatcherThis {
  readonly isNot?: boolean;
}

/** What a matcher's own file exports. */
// biome-ignore lint/suspicious/noExplicitAny: each takes arguments of its own.
type Loaded<Name extends string> = Record<Name, (begun: Begun, args: any) => Promise<MatcherResult>>;

/**
 * A matcher that loads what measures, judges and speaks when it is first used: register entries run before every test file of a suite. Whose assertion it is, and
 * where it stands, is kept at once, as neither can be told after an await.
 * @example onFirstUse('toCompleteWithin', () => import('./toCompleteWithin.js'))
 */
export function onFirstUse<Name extends string>(
  matcher: Name,
  load: () => Promise<Loaded<Name>>,
  // biome-ignore lint/suspicious/noExplicitAny: expect.extend takes functions of anything.
): (this: MatcherThis, received: unknown, ...args: any[]) => Promise<MatcherResult> {
  let loaded: Promise<Loaded<Name>> | undefined;
  return async function (this: MatcherThis, received, ...args) {
    const site: { stack?: string } = {};
    Error.captureStackTrace(site);
    const { runner, surroundings } = shared();
    const test = runner?.current(this);
    const assertion: PendingAssertion = { matcher, abandoned: new AbortController(), site };
    test?.pending.add(assertion);
    try {
      loaded ??= surroundings.withOwnFiles(load);
      const { [matcher]: carryOut } = await loaded;
      return await carryOut({ received, negated: this?.isNot === true, test, assertion }, args);
    } finally {
      test?.pending.delete(assertion);
    }
  };
}
