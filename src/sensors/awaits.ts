import { builtin } from '../runtime.js';

type Holder = { stack?: unknown };

const hooks = builtin?.('node:async_hooks');
/** Where promises were made, as stacks that are not formatted yet. */
let made = new WeakMap<object, Holder>();
let on = false;

function init(_id: number, type: string, _trigger: number, resource: object): void {
  if (type !== 'PROMISE') return;
  const holder: Holder = {};
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  Error.captureStackTrace?.(holder, init);
  Error.stackTraceLimit = before;
  made.set(resource, holder);
}
const hook = hooks?.createHook({ init });

/**
 * Remembers, or no longer, where promises are made. A query builder that is awaited begins its work in a job of its own, with an empty stack: V8 follows no
 * `await` of a thenable. But the promise that stands for it was made at that `await`, and the job runs in its name. Costs some microseconds a promise.
 */
export function rememberAwaits(wanted: boolean): void {
  if (wanted === on) return;
  on = wanted;
  if (wanted) hook?.enable();
  else {
    hook?.disable();
    made = new WeakMap();
  }
}

/** The stack of the `await` whose thenable is working now, where that is remembered. */
export const awaitedAt = (): Holder | undefined => (on ? made.get(hooks?.executionAsyncResource() ?? {}) : undefined);
