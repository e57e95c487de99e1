import type { Loaded } from '../loaded.js';

/** A database driver that can be watched. Adding one: its file, a line in drivers.ts, its test. */
export interface Driver {
  /** As messages name it. */
  readonly name: string;
  /** Its npm package, loaded from the project when nothing else is watched. */
  readonly npm?: string;
  /** The file of its package that an import of it loads, where that is no CommonJS module: such modules are in no list of what is loaded. */
  readonly esm?: string;
  /** What to patch of the copies that are loaded: classes or prototypes, each patched once. Must be cheap. */
  find(loaded: Loaded): object[];
  /** What to patch for a client that the user gave; undefined when it is not this driver's. */
  recognise(client: object): object[] | undefined;
  /** Patches what `find` or `recognise` gave; the way back. */
  patch(target: object): () => void;
}
