import { builtin } from '../runtime.js';
import { type Frame, firstUsersFrame, usersFrames } from './frames.js';

type Holder = { stack?: unknown };

/** One piece of asynchronous work: where it was begun, and the work that began it. */
export interface Origin {
  readonly at: Holder;
  by: Origin | undefined;
  length: number;
}

/** Longer chains are cut at the user's line: each link holds a stack. */
const longest = 32;

const hooks = builtin?.('node:async_hooks');
let begun = new WeakMap<object, Origin>();
let on = false;

/** What leads from a piece of work to a line of the user's. */
function lineOf(origin: Origin | undefined): Origin | undefined {
  for (let each = origin; each; each = each.by) if (firstUsersFrame(each.at)) return each;
  return undefined;
}

function init(_id: number, _type: string, _trigger: number, resource: object): void {
  const at: Holder = {};
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  Error.captureStackTrace?.(at, init);
  Error.stackTraceLimit = before;
  const origin: Origin = { at, by: originNow(), length: 1 };
  if (origin.by) {
    origin.length += origin.by.length;
    if (origin.length > longest) {
      const line = lineOf(origin.by);
      origin.by = line && { ...line, by: undefined, length: 1 };
      origin.length = 2;
    }
  }
  begun.set(resource, origin);
}
const hook = hooks?.createHook({ init });

/**
 * Remembers, or no longer, where asynchronous work is begun. What a library does later, after a queue or a promise of its own, has no line of the user's on its
 * stack; nor has a query builder that is awaited, for it begins its work in a job of its own and V8 follows no `await` of a thenable. But each piece of work was
 * begun somewhere, by another one: the nearest line of the user's on that way is meant. Costs some microseconds a promise.
 */
export function rememberOrigins(wanted: boolean): void {
  if (wanted === on) return;
  on = wanted;
  if (wanted) hook?.enable();
  else {
    hook?.disable();
    begun = new WeakMap();
  }
}

/** How the work that runs now was begun, where that is remembered. */
export const originNow = (): Origin | undefined => (on ? begun.get(hooks?.executionAsyncResource() ?? {}) : undefined);

/** The user's line from which a piece of work was begun. */
export function originFrame(origin: Origin | undefined): Frame | undefined {
  const line = lineOf(origin);
  return line && firstUsersFrame(line.at);
}

/** That line and those that it was reached from, at most so many. */
export function originFrames(origin: Origin | undefined, most: number): Frame[] {
  const line = lineOf(origin);
  return line ? usersFrames(line.at, most) : [];
}
