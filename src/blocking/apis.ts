import { builtin, outerRealm } from '../runtime.js';

/** A call that holds the event loop until it is done. */
export interface BlockingApi {
  /** What it is called on. */
  readonly home: object;
  readonly key: string;
  /** As it is shown: 'fs.readFileSync'. */
  readonly name: string;
}

/** Of these only the name is synchronous: filling some bytes is done at once, and `randomBytes` does the same. */
const quick = new Set(['randomFillSync']);

const modules = {
  fs: 'node:fs',
  child_process: 'node:child_process',
  zlib: 'node:zlib',
  crypto: 'node:crypto',
} as const;

const isMethod = (home: object, key: string): boolean =>
  typeof Object.getOwnPropertyDescriptor(home, key)?.value === 'function';

/** Every blocking call that this Node has: whatever of these modules is called `…Sync`, and Atomics.wait. None in a browser. */
export function blockingApis(): BlockingApi[] {
  if (!builtin) return [];
  const found: BlockingApi[] = [];
  for (const [name, id] of Object.entries(modules)) {
    // A Node without OpenSSL has no crypto.
    const home = builtin(id) as object | undefined;
    if (!home) continue;
    for (const key of Object.keys(home)) {
      if (key.endsWith('Sync') && !quick.has(key) && isMethod(home, key))
        found.push({ home, key, name: `${name}.${key}` });
    }
  }
  const directory = builtin('node:fs').Dir?.prototype as object | undefined;
  for (const key of ['readSync', 'closeSync'])
    if (directory && isMethod(directory, key)) found.push({ home: directory, key, name: `Dir.${key}` });
  for (const home of new Set([Atomics, outerRealm.Atomics])) found.push({ home, key: 'wait', name: 'Atomics.wait' });
  return found;
}
