import { shared } from '../../state.js';
import { lookAround } from '../loaded.js';
import { type Method, replaceMethod } from '../patch.js';
import { watching } from '../scope.js';
import { type Captured, capture } from '../sites.js';

/** Who asked for a request that waits for a connection, and from where. */
interface Asked {
  readonly store: unknown;
  readonly site: Captured;
}

/** By the handler of the answer, which goes with the request. */
const asked = new WeakMap<object, Asked>();

const symbolOf = (object: object, description: string): symbol | undefined =>
  Object.getOwnPropertySymbols(object).find((symbol) => symbol.description === description);

function dispatchWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const handler = given[1];
    if (watching('requests') && typeof handler === 'object' && handler !== null && !asked.has(handler)) {
      asked.set(handler, { store: shared().context?.getStore(), site: capture(wrapper) });
    }
    return Reflect.apply(method, this, given);
  };
}

/**
 * Watches the pools of the copies of undici that are loaded, until the returned function is called: one whose connections are all in use makes a request later, in the
 * context of whichever was over then.
 */
export function watchUndiciPools(): () => void {
  const found = lookAround()?.loaded.exportsOf(['/undici/lib/dispatcher/pool-base.js', '/undici/lib/pool-base.js']);
  const undo = (found ?? []).map((exported) => {
    const { prototype } = ((exported as { PoolBase?: unknown })?.PoolBase ?? {}) as { prototype?: object };
    const dispatch = prototype && symbolOf(prototype, 'dispatch');
    return dispatch ? replaceMethod(prototype, dispatch, dispatchWrapper) : () => {};
  });
  return () => {
    for (const back of undo) back();
  };
}

/** Runs `work` as whoever asked for a request, where a pool made it wait; `site` is where that was. */
export function asWhoAsked(request: object, work: (site?: Captured) => void): void {
  const key = symbolOf(request, 'handler');
  const who = key && asked.get((request as Record<symbol, object>)[key] ?? {});
  const { context } = shared();
  if (who && context) context.run(who.store as never, () => work(who.site));
  else work();
}
