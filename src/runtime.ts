/** Node's process; undefined in a browser, where the package loads and judges what needs no Node. */
export const node: NodeJS.Process | undefined = (globalThis as { process?: NodeJS.Process }).process?.versions?.node
  ? globalThis.process
  : undefined;

/** Loads one of Node's own modules without an import that a browser would stumble over; undefined in a browser. */
export const builtin: NodeJS.Process['getBuiltinModule'] | undefined = node?.getBuiltinModule?.bind(node);
