import { builtin } from '../../runtime.js';
import { shared } from '../../state.js';
import { isUsersFile, parseFrames, plainPath, rawStacks } from '../frames.js';
import { all, type Method, replaceMethod } from '../patch.js';
import { charge, type Scope, watching } from '../scope.js';
import { type Captured, capture } from '../sites.js';
import { blockingApis } from './apis.js';

/** Loads modules, reads source maps or writes to the console, on behalf of Node or of the runner. */
const machinery =
  /^node:internal\/(?:modules|source_map|fs\/sync_write_stream|process\/)|\/node_modules\/(?:@jest\/|jest-|vite\/|vite-node\/|vitest\/|@vitest\/|source-map-support\/|@cspotcode\/|pirates\/)/;

/** The stack of a call, where the call is the subject's: undefined where modules are loaded, or where nothing says whose it is. */
// biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
function accused(top: Function): Captured | undefined {
  const at = capture(top);
  const [raw] = rawStacks([at]);
  const files =
    typeof raw === 'string' ? parseFrames(raw).map(({ file }) => file) : raw?.map((site) => site.getFileName());
  for (const file of files ?? []) {
    if (isUsersFile(file)) return at;
    if (file && machinery.test(plainPath(file).replaceAll('\\', '/'))) return undefined;
  }
  // Without a line of the user's only the async context knows: the runner's own work has none.
  let scope = shared().context?.getStore()?.scope as Scope | undefined;
  while (scope && scope.kind !== 'blocking') scope = scope.outer;
  return scope && at;
}

/** How many blocking calls are on the stack: what one of them calls itself is not the subject's. */
let inside = 0;

function watched(name: string, method: Method): Method {
  const shape = { text: name, housekeeping: false };
  const wrapper: Method = function (this: unknown, ...given) {
    if (inside > 0 || !watching('blocking')) return Reflect.apply(method, this, given);
    const at = accused(wrapper);
    if (at) charge('blocking', { shapes: [shape], hash: 0 }, undefined, wrapper, at)?.end();
    inside += 1;
    try {
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

const patchKey = blockingApis;

/** Named imports of Node's modules are copies, made anew. */
const copyToImports = (): void => builtin?.('node:module').syncBuiltinESMExports();

/**
 * Watches the blocking calls of this process until `stopWatchingBlocking`; runners begin it before any code of the user's is loaded, which may keep a function
 * that it takes out of a module. Outside a watched call each costs one look-up.
 */
export function watchBlocking(): void {
  const { patched } = shared();
  if (!builtin || patched.has(patchKey)) return;
  patched.set(
    patchKey,
    all(blockingApis().map(({ home, key, name }) => replaceMethod(home, key, (method) => watched(name, method)))),
  );
  copyToImports();
}

/** Puts the calls back as they were. */
export function stopWatchingBlocking(): void {
  const { patched } = shared();
  const undo = patched.get(patchKey);
  if (!undo) return;
  patched.delete(patchKey);
  undo();
  copyToImports();
}
