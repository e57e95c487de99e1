import { type Node, type Options, parse } from 'acorn';

/** Code as V8 compiles it: inside functions that Node and the runners put around it. */
const tolerant: Options = {
  ecmaVersion: 'latest',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowImportExportEverywhere: true,
  allowHashBang: true,
  checkPrivateFields: false,
};

/**
 * What `read` makes of a script's syntax tree, which is read as a script's, else as a module's; undefined where acorn cannot read it as either.
 * @param locations the tree says lines and columns, too
 */
export function readScript<T>(source: string, read: (program: Node) => T, locations = false): T | undefined {
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return read(parse(source, { ...tolerant, locations, sourceType }));
    } catch {
      // `await` as a name, octal literals and `with` are a script's; import.meta and `await` of the top level a module's.
    }
  }
  return undefined;
}
