import { type Frame, plainPath } from '../sensors/frames.js';
import { packageOf } from '../sensors/steps/owner.js';
import { positionIn } from '../sensors/steps/script-position.js';
import type { StatementCount, StepCount } from '../sensors/steps/step-count.js';
import type { WalkSite } from '../sensors/steps/walk-sites.js';
import { type Place, placeOfFrame } from './source-position.js';

/** Steps of one line of the user's at the two largest sizes. */
export interface StepLine {
  /** Where most of it was done: a statement, or the call of a built-in that walked. */
  place: Place;
  /** The file's absolute path: for reading it, never for showing. */
  readonly path: string;
  /** The statement that was done most often, as it was compiled: its script and line, from 1. */
  compiled?: { script: StatementCount['script']; line: number; count: number };
  /** Steps at the second largest size and at the largest, elements that built-ins walked for it among them. */
  counts: [number, number];
  /** Built-ins that walked for this line, with their elements at both sizes. */
  readonly walked: Map<string, [number, number]>;
}

/** Steps in a dependency, or in the runtime's own modules ('node:assert'), at the two largest sizes. */
export interface LibrarySteps {
  readonly name: string;
  /** The user's line that most often called it, where that was found out, and its file's absolute path. */
  from?: { place: Place; path: string };
  /** Its statements at the largest size. */
  readonly rows: StatementCount[];
  counts: [number, number];
}

/** What one size came to, with the lines for which built-ins walked. */
export interface SizeToExplain {
  readonly count: StepCount;
  readonly sites: readonly WalkSite[];
}

/** Statements of so many counts are looked up in the source; the rest of a call is crumbs. */
const mostLookedUp = 200;

/** Adds up the steps of two sizes by line of the user's source as written, and by dependency. */
export function stepLines(sizes: readonly [SizeToExplain, SizeToExplain]): {
  lines: StepLine[];
  libraries: LibrarySteps[];
} {
  const lines = new Map<string, StepLine>();
  const libraries = new Map<string, LibrarySteps>();
  const lineOf = (frame: Frame): StepLine => {
    const { place, path } = placeOfFrame(frame);
    const key = `${place.file}:${place.line}`;
    const line: StepLine = lines.get(key) ?? { place, path, counts: [0, 0], walked: new Map() };
    lines.set(key, line);
    return line;
  };
  const sorted = sizes.map(({ count }) => [...count.rows].sort((a, b) => b.count - a.count));
  const wanted = new Set(
    sorted[1]
      ?.filter(({ script }) => script.owner === 'user')
      .slice(0, mostLookedUp)
      .map(keyOf),
  );
  for (const [index, rows] of sorted.entries()) {
    for (const row of rows) {
      if (row.script.owner === 'user') {
        if (!wanted.has(keyOf(row)) || row.script.url === '') continue;
        const frame = frameOfStatement(row);
        const line = lineOf(frame);
        line.counts[index as 0 | 1] += row.count;
        if (row.count > (line.compiled?.count ?? 0))
          line.compiled = { script: row.script, line: frame.line, count: row.count };
      } else {
        const name = libraryName(row.script.url);
        const library: LibrarySteps = libraries.get(name) ?? { name, rows: [], counts: [0, 0] };
        libraries.set(name, library);
        library.counts[index as 0 | 1] += row.count;
        if (index === 1) library.rows.push(row);
      }
    }
  }
  for (const [index, { sites }] of sizes.entries()) {
    for (const { name, frame, elements } of sites) {
      const line = lineOf(frame);
      const walked = line.walked.get(name) ?? [0, 0];
      line.walked.set(name, walked);
      walked[index as 0 | 1] += elements;
      line.counts[index as 0 | 1] += elements;
      if (2 * elements > line.counts[index as 0 | 1]) line.place = { ...line.place, ...placeOfFrame(frame).place };
    }
  }
  return { lines: [...lines.values()], libraries: [...libraries.values()] };
}

const keyOf = ({ script, statement }: StatementCount): string => `${script.url}:${statement.start}`;

const libraryName = (url: string): string => packageOf(plainPath(url).replaceAll('\\', '/')) ?? url;

function frameOfStatement({ script, statement }: StatementCount): Frame {
  const { line, column } = positionIn(script, statement.start);
  return {
    file: plainPath(script.url),
    line: line + 1,
    column: column + 1,
    function: statement.functionName || undefined,
    mapped: false,
  };
}
