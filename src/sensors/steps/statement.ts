import type { Node } from 'acorn';

/** A statement of a script as it was compiled: offsets in UTF-16 units, as V8 and acorn both count them. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  /** acorn's node: a statement, or what is executed like one: the expression of an arrow function, the value of a class field, a parameter with a pattern or a default, the empty body of a loop. */
  readonly node: Node;
  /** The name of the nearest function around it that has one; '' for the script itself. */
  readonly functionName: string;
}

/** A statement with how often it was executed in one call. */
export interface CountedStatement extends Statement {
  readonly count: number;
}

/** Whose code a script is: the user's, a dependency's, the runtime's own, or the runner's and ours, which is not counted. */
export type Owner = 'user' | 'library' | 'runtime' | 'ignored';

/** A script that took part in a counted call. */
export interface Script {
  /** V8's id: two compilations of one file are two scripts. */
  readonly id: string;
  /** A path, a file URL, 'node:…', or '' for code without a file, such as that of `new Function`. */
  readonly url: string;
  readonly source: string;
  readonly owner: Owner;
  /** Where the script's first character stands in its file, from 0. */
  readonly startLine: number;
  readonly startColumn: number;
  /** Compiled before counting began: it ran before the built-ins were wrapped. */
  readonly early?: boolean;
}
