import { shared } from '../../state.js';
import { isOwnFile, isUsersFile, parseFrames, plainPath, rawStacks } from '../frames.js';
import { charge, type Scope, watching } from '../scope.js';
import { type Captured, capture } from '../sites.js';

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
  // What this package reads of the system.
  if (files?.[0] && isOwnFile(files[0])) return undefined;
  for (const file of files ?? []) {
    if (isUsersFile(file)) return at;
    if (file && machinery.test(plainPath(file).replaceAll('\\', '/'))) return undefined;
  }
  // Without a line of the user's only the async context knows: the runner's own work has none.
  let scope = shared().context?.getStore()?.scope as Scope | undefined;
  while (scope && scope.kind !== 'blocking') scope = scope.outer;
  return scope && at;
}

// biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
function onCall(name: string, top: Function): void {
  const at = accused(top);
  if (at) charge('blocking', { shapes: [{ text: name, housekeeping: false }], hash: 0 }, undefined, top, at)?.end();
}

/** Has blocking calls told while a scope is open for them. */
export function listenToCalls(): void {
  shared().onBlockingCall = onCall;
}

/** Ends it when the last scope has closed. */
export function stopListening(): void {
  if (!watching('blocking')) shared().onBlockingCall = undefined;
}
