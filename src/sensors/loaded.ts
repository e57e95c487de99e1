import { builtin, outerRealm } from '../runtime.js';

/** What looks at modules of the project: those that are loaded, and Node's own. */
export interface Loaded {
  /** What modules export whose path, with forward slashes, ends so. */
  exportsOf(ends: readonly string[]): unknown[];
  /** One of Node's own modules, if something has loaded it. */
  builtin(name: string): unknown;
}

/** A folder's project: what its code gets when it requires something, and what it has loaded. */
export interface LoadedIn {
  readonly directory: string;
  readonly require: NodeJS.Require;
  readonly loaded: Loaded;
}

interface CachedModule {
  exports?: unknown;
}

/** Looks at the project of the working directory; undefined in a browser. */
export function lookAround(): LoadedIn | undefined {
  const modules = builtin?.('node:module');
  if (!modules) return undefined;
  const directory = process.cwd();
  // A require that belongs to the project: in Jest it is the sandbox's own, also after jest.resetModules().
  const require = modules.createRequire(`${directory}/package.json`);
  // Jest gives its sandboxes a copy of process, whose lists stay as they were.
  const real = outerRealm.process as NodeJS.Process & { moduleLoadList?: readonly string[] };
  const loaded: Loaded = {
    exportsOf(ends) {
      const { cache } = require;
      const found: unknown[] = [];
      for (const path of Object.keys(cache)) {
        const end = path.includes('\\') ? path.replaceAll('\\', '/') : path;
        if (end.endsWith('.js') && ends.some((one) => end.endsWith(one))) {
          found.push((cache[path] as CachedModule | undefined)?.exports);
        }
      }
      return found;
    },
    builtin: (name) =>
      real.moduleLoadList?.includes(`NativeModule ${name}`) ? builtin?.(`node:${name}` as 'node:fs') : undefined,
  };
  return { directory, require, loaded };
}
