import { builtin } from '../runtime.js';
import { all, type Method, replaceMethod } from '../sensors/patch.js';
import { shared } from '../state.js';
import { blockingApis } from './apis.js';

// Register entries load this before every test file: only what puts the functions in place. What a call means is the sensor's, which is loaded when it is needed.

/** How many blocking calls are on the stack: what one of them calls itself is not the subject's. */
let inside = 0;

function watched(name: string, method: Method): Method {
  const state = shared();
  const wrapper: Method = function (this: unknown, ...given) {
    const { onBlockingCall } = state;
    if (!onBlockingCall || inside > 0) return Reflect.apply(method, this, given);
    inside += 1;
    try {
      onBlockingCall(name, wrapper);
      return Reflect.apply(method, this, given);
    } finally {
      inside -= 1;
    }
  };
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(method))) {
    if (['name', 'length', 'prototype', 'arguments', 'caller'].includes(key)) continue;
    // fs.realpathSync.native.
    const { value } = descriptor;
    const own = typeof value === 'function' ? { ...descriptor, value: watched(`${name}.${key}`, value) } : descriptor;
    Object.defineProperty(wrapper, key, own);
  }
  return wrapper;
}

/** Named imports of Node's modules are copies, made anew. */
const copyToImports = (): void => builtin?.('node:module').syncBuiltinESMExports();

/**
 * Puts watched functions in the place of the blocking ones of this process until `stopWatchingBlocking`; runners do it before any code of the user's is loaded,
 * which may keep a function that it takes out of a module. Outside a watched call each costs one look-up.
 */
export function watchBlocking(): void {
  const state = shared();
  if (!builtin || state.unwatchBlocking) return;
  state.unwatchBlocking = all(
    blockingApis().map(({ home, key, name }) => replaceMethod(home, key, (method) => watched(name, method))),
  );
  state.atFileEnd.add(stopWatchingBlocking);
  copyToImports();
}

/** Puts the functions back as they were. */
export function stopWatchingBlocking(): void {
  const state = shared();
  if (!state.unwatchBlocking) return;
  state.unwatchBlocking();
  delete state.unwatchBlocking;
  copyToImports();
}
