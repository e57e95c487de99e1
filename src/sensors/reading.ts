import type { Scope } from './scope.js';
import type { Site } from './sites.js';
import type { Variants } from './variants.js';

/** A shape that a call met. */
export interface SeenShape {
  text: string;
  count: number;
  /** Different texts and values among those counted; 65,536 stands for that many or more. */
  distinctValues: number;
  /** Rows that its statements gave; undefined when none told. */
  rows: number | undefined;
  /** Where they were issued, for explain's `placeOf`, most frequent first. Those without a line of the user's are in none. */
  sites: { stack: unknown; count: number; variants?: Variants | undefined }[];
  /** The variants of those in none, where variants were asked for. */
  nowhere?: Variants | undefined;
}

/** What one call did. */
export interface Reading {
  count: number;
  /** Most frequent first. */
  shapes: SeenShape[];
  /** What could belong to several open scopes; not in `count`. */
  ambiguous: number;
  /** Begun in the scope, and not over when it closed. */
  stillRunning: number;
  /** Housekeeping that was not counted. */
  excluded: number;
  /** What else was not counted: `matching` did not name its shape. */
  unmatched: number;
}

/** Reads a scope. */
export function readingOf(scope: Scope): Reading {
  const shapes: SeenShape[] = [];
  for (const tally of scope.tallies.values()) {
    if (!tally || tally.count === 0) continue;
    const sites: Site[] = tally.sites.list();
    const { text, count, values, rows } = tally;
    shapes.push({ text, count, distinctValues: values.size, rows, sites, nowhere: tally.sites.nowhere });
  }
  shapes.sort((a, b) => b.count - a.count);
  return {
    count: shapes.reduce((total, { count }) => total + count, 0),
    shapes,
    ambiguous: scope.ambiguous,
    stillRunning: scope.running,
    excluded: scope.excluded,
    unmatched: scope.unmatched,
  };
}
