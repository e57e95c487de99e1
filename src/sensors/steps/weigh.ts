import type { ScriptFunction } from './script-functions.js';
import type { Statement } from './statement.js';

/** A range of V8's block coverage: `count` holds for what lies in it and in no range inside it. */
export interface CoverageRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** V8's coverage of one function: the first range is the function itself, those inside it follow, outer ones before inner ones. */
export interface CoveredFunction {
  readonly functionName: string;
  readonly isBlockCoverage: boolean;
  readonly ranges: readonly CoverageRange[];
}

/**
 * How often each statement of a function was executed: the count of the innermost range over its start. V8 merges neighbouring ranges with equal counts, which
 * changes the ranges and no statement's count; so a statement more never lowers the count of a call.
 *
 * @param statements a function's own, ascending
 * @param ranges in V8's order: by start, outer before inner
 */
export function weigh(
  statements: readonly Statement[],
  ranges: readonly CoverageRange[],
): { statement: Statement; count: number }[] {
  const open: CoverageRange[] = [];
  let next = 0;
  const counted: { statement: Statement; count: number }[] = [];
  for (const statement of statements) {
    for (; next < ranges.length && (ranges[next] as CoverageRange).startOffset <= statement.start; next += 1)
      open.push(ranges[next] as CoverageRange);
    while (open.length > 0 && (open.at(-1) as CoverageRange).endOffset <= statement.start) open.pop();
    const count = open.at(-1)?.count ?? 0;
    if (count !== 0) counted.push({ statement, count });
  }
  return counted;
}

/**
 * The function that V8 counted, of those with the same end: arrow functions in arrow functions end together, and a method begins for V8 at its name and for acorn
 * behind it.
 */
export function matching(sameEnd: readonly ScriptFunction[], start: number): ScriptFunction | undefined {
  let best: ScriptFunction | undefined;
  for (const one of sameEnd) {
    if (!best || Math.abs(one.start - start) < Math.abs(best.start - start)) best = one;
  }
  return best;
}

/** V8's counters are signed 32-bit: from here on a count cannot be trusted. */
export function overflows({ count }: CoverageRange): boolean {
  return count < 0 || count >= 2 ** 31 - 1;
}
