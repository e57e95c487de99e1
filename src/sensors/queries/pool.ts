import { shared } from '../../state.js';
import type { Method } from '../patch.js';
import { type Captured, capture } from '../sites.js';
import { watching } from './scope.js';

// A pool takes a query to a client in steps that call each other synchronously; these hand the user's line from one to the next.
/** The user's line from the pool's query to the asking for a connection that it calls. */
let entering: Captured | undefined;
/** The user's line from what is called with a connection to the client's query that it calls. */
let serving: Captured | undefined;

/** Runs `work` in the async context of now, whenever it is called: connections and queues call back in whoever's context opened them. */
export function inThisContext(work: Method, around?: (call: () => unknown) => unknown): Method {
  const { context } = shared();
  const store = context?.getStore();
  return function (this: unknown, ...given: unknown[]) {
    const call = (): unknown => Reflect.apply(work, this, given);
    const called = around ? () => around(call) : call;
    return context ? context.run(store as never, called) : called();
  };
}

/** The line of the user's that a pool's query came from, for the client's query that is called now; asked for once. */
export function servedFrom(): Captured | undefined {
  const site = serving;
  serving = undefined;
  return site;
}

/** For a pool's method that sends a statement through a connection it asks for. */
export function poolQueryWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    if (!watching()) return Reflect.apply(method, this, given);
    const before = entering;
    entering = capture(wrapper);
    try {
      return Reflect.apply(method, this, given);
    } finally {
      entering = before;
    }
  };
}

/** For a pool's method that takes a callback for a connection: an exhausted pool calls it in the context of whoever gave one back. */
export function poolConnectWrapper(method: Method): Method {
  return function (this: unknown, ...given: unknown[]) {
    const site = entering;
    entering = undefined;
    const callback = given[0];
    if (typeof callback === 'function') {
      given[0] = inThisContext(callback as Method, (call) => {
        const before = serving;
        serving = site;
        try {
          return call();
        } finally {
          serving = before;
        }
      });
    }
    return Reflect.apply(method, this, given);
  };
}
