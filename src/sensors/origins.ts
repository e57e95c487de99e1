import { builtin } from '../runtime.js';
import { firstUsersFrame } from './frames.js';
import { type Captured, capture } from './sites.js';

/** One piece of asynchronous work: where it was begun, and the work that began it. */
interface Begun {
  readonly by: number;
  readonly at: Captured;
}

/** Pieces that are remembered in all; each holds its stack, and takes 2 µs. A call that begins more keeps the places it has got. */
const most = 20_000;
/** Longer chains lead nowhere that a reader would look for. */
const longest = 200;

const begun = new Map<number, Begun>();
const hooks = builtin?.('node:async_hooks');
let hook: { enable(): unknown; disable(): unknown } | undefined;
let users = 0;

function remember(id: number): void {
  if (begun.size >= most) hook?.disable();
  else begun.set(id, { by: hooks?.executionAsyncId() ?? 0, at: capture(remember) });
}

/**
 * Remembers where asynchronous work is begun, until the returned function is called: what a library does later, after a queue or a promise of its own, has no line
 * of the user's on its stack any more. For calls that are counted, not timed.
 */
export function rememberOrigins(): () => void {
  users += 1;
  if (users === 1) {
    hook ??= hooks?.createHook({ init: remember });
    hook?.enable();
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    users -= 1;
    if (users > 0) return;
    hook?.disable();
    begun.clear();
  };
}

/** The stack with the user's line from which what runs now was begun: that of now where it has one. `top` is left out of it. */
// biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
export function originOf(top: Function): Captured {
  const here = capture(top);
  if (firstUsersFrame(here)) return here;
  let id = hooks?.executionAsyncId() ?? 0;
  for (let step = 0; step < longest; step += 1) {
    const work = begun.get(id);
    if (!work) break;
    if (firstUsersFrame(work.at)) return work.at;
    id = work.by;
  }
  return here;
}
