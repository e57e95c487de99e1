import { builtin, node, outerRealm } from '../../runtime.js';
import { shared } from '../../state.js';
import type { Driver, Loaded } from './driver.js';
import { drivers } from './drivers.js';
import { all } from './patch.js';
import { issue, read, watching } from './scope.js';

/** Clients that were given, by name, and how often: they are watched until the last one is stopped. */
const given = new Map<string, number>();
/** Names of the drivers that are patched. */
const patchedBy = new Map<object, string>();

type Cache = Record<string, { exports?: unknown } | undefined>;

const nodeModule = builtin?.('node:module');

/** The modules that were loaded as CommonJS; under Jest those of the sandbox, which has a `require` of its own. */
function moduleCache(): Cache {
  const own = typeof require === 'function' ? (require as { cache?: Cache }).cache : undefined;
  return own ?? (nodeModule as { _cache?: Cache } | undefined)?._cache ?? {};
}

const loaded: Loaded = {
  exportsOf(ends) {
    const cache = moduleCache();
    const found: unknown[] = [];
    for (const path of Object.keys(cache)) {
      const plain = path.includes('\\') ? path.replaceAll('\\', '/') : path;
      if (ends.some((end) => plain.endsWith(end))) found.push(cache[path]?.exports);
    }
    return found;
  },
  builtin(name) {
    // Loading it ourselves would make a client of what the project does not use.
    const list = (outerRealm as { process?: { moduleLoadList?: string[] } }).process?.moduleLoadList;
    return list?.includes(`NativeModule ${name}`) ? builtin?.(`node:${name}`) : undefined;
  },
};

function patch(driver: Driver, target: object): void {
  const { patched } = shared();
  if (patched.has(target)) return;
  patched.set(target, driver.patch(target));
  patchedBy.set(target, driver.name);
}

function patchFound(): void {
  for (const driver of drivers) for (const target of driver.find(loaded)) patch(driver, target);
}

/** Loads the drivers that the project has installed: the subject may import one only when it is called. */
function loadInstalled(): void {
  const project = nodeModule?.createRequire(`${node?.cwd()}/package.json`);
  for (const { npm } of drivers) {
    if (!npm) continue;
    try {
      project?.(npm);
    } catch {
      // Not installed, or it does not load here: it stays unwatched, and the matcher says so if nothing else is.
    }
  }
}

const names = (): string[] => [...new Set([...patchedBy.values(), ...given.keys()])];

/** Patches every driver that is loaded by now, and gives the names of all clients that are watched. */
export function watchFound(): string[] {
  patchFound();
  if (names().length === 0) {
    loadInstalled();
    patchFound();
  }
  return names();
}

function keep(name: string, undo: () => void): () => void {
  given.set(name, (given.get(name) ?? 0) + 1);
  let stopped = false;
  return () => {
    if (stopped) return;
    stopped = true;
    const left = (given.get(name) ?? 1) - 1;
    if (left === 0) given.delete(name);
    else given.set(name, left);
    undo();
  };
}

/** Watches a client of a known driver; undefined for anything else. */
export function recogniseClient(client: unknown): (() => void) | undefined {
  if (client === null || (typeof client !== 'object' && typeof client !== 'function')) return undefined;
  for (const driver of drivers) {
    const targets = driver.recognise(client);
    if (!targets) continue;
    for (const target of targets) patch(driver, target);
    // The patch stays until the file ends: others may use the same class.
    return keep(driver.name, () => {});
  }
  return undefined;
}

/** Watches what tells of its queries itself. */
export function subscribeTo(client: unknown, subscribe: unknown): () => void {
  if (typeof subscribe !== 'function') {
    throw new TypeError(
      'watch (and the option db) takes a client of pg, better-sqlite3 or node:sqlite, or an adapter { subscribe(on) } that calls on({ text, values, rows }) for every query.',
    );
  }
  const on = (query: { text: string; values?: readonly unknown[]; rows?: number }): void => {
    if (!watching()) return;
    issue(read(String(query.text), 'unknown'), query.values, on)?.end(query.rows);
  };
  const unsubscribe: unknown = Reflect.apply(subscribe, client, [on]);
  return keep('an adapter', () => {
    if (typeof unsubscribe === 'function') unsubscribe();
  });
}

/** Undoes every patch. */
export function stopWatching(): void {
  const { patched } = shared();
  all([...patched.values()])();
  patched.clear();
  patchedBy.clear();
}
