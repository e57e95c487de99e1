import { accumulator } from './accumulator.js';
import type { CauseRule, Evidence, Found } from './evidence.js';
import { frontOfArray } from './front-of-array.js';
import { jsonCopy } from './json-copy.js';
import { linearSearch } from './linear-search.js';
import { madePerPass } from './made-per-pass.js';
import { missingMemo } from './missing-memo.js';
import { nestedLoops } from './nested-loops.js';
import { recursion } from './recursion.js';
import { regularExpression } from './regular-expression.js';
import { sortInLoop } from './sort-in-loop.js';
import { synchronous } from './synchronous.js';

/** The catalogue, the most telling evidence first. */
export const causes: readonly CauseRule[] = [
  regularExpression,
  jsonCopy,
  synchronous,
  frontOfArray,
  accumulator,
  sortInLoop,
  madePerPass,
  missingMemo,
  linearSearch,
  nestedLoops,
  recursion,
];

/** The likely cause of what a line takes, by the first rule whose evidence holds; undefined where none does. */
export function causeAt(evidence: Evidence): (Found & { id: string }) | undefined {
  for (const { id, find } of causes) {
    const found = find(evidence);
    if (found) return { id, ...found };
  }
  return undefined;
}
