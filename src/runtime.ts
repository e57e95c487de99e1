/** Node's process; undefined in a browser, where the package loads and judges what needs no Node. */
export const node: NodeJS.Process | undefined = (globalThis as { process?: NodeJS.Process }).process?.versions?.node
  ? globalThis.process
  : undefined;

/** Loads one of Node's own modules without an import that a browser would stumble over; undefined in a browser. */
export const builtin: NodeJS.Process['getBuiltinModule'] | undefined = node?.getBuiltinModule?.bind(node);

/** The global object of the realm in which Node itself runs: under Jest `globalThis` is a sandbox, with copies of some of Node's objects. */
export const outerRealm: typeof globalThis & Record<symbol, unknown> = builtin
  ? new (builtin('node:vm').Script)('globalThis').runInThisContext()
  : globalThis;
