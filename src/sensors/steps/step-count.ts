import type { Script, Statement } from './statement.js';

/** How often one statement was executed in one call. */
export interface StatementCount {
  readonly script: Script;
  readonly statement: Statement;
  readonly count: number;
}

/** What a built-in walked in one call. */
export interface Walked {
  calls: number;
  elements: number;
}

/** What one call did. */
export interface StepCount {
  /** Statements executed and elements walked. */
  readonly total: number;
  /** Statements that were executed, in no order. */
  readonly rows: readonly StatementCount[];
  /** How often built-ins walked and how many elements, by the built-in's name. */
  readonly walks: ReadonlyMap<string, Walked>;
  /** What built-ins did that cannot be counted, in words ('a regular expression'), with the size of the largest that each was given; Infinity where that is unknown. */
  readonly uncounted: ReadonlyMap<string, number>;
  /** Functions with loops that ran without counters for these, because they were compiled before counting began: 'name (file)'. */
  readonly uncompiled: readonly string[];
  /** Scripts that took part and cannot be parsed. */
  readonly unreadable: readonly string[];
  /** A counter came to 2^31 or an own count cannot be trusted. */
  readonly overflown: boolean;
  /** The call gave a promise or another thenable. */
  readonly async: boolean;
}
