import { type Frame, usersFrame } from '../frames.js';
import { positionIn } from './script-position.js';
import type { StatementCount } from './step-count.js';

/** The functions of a dependency that did most are watched, no more than so many. */
const mostWatched = 5;

/** Where the hottest functions among some rows begin: a statement of each that comes first. */
export function hottestEntries(
  rows: readonly StatementCount[],
): { scriptId: string; lineNumber: number; columnNumber: number }[] {
  const functions = new Map<string, { row: StatementCount; steps: number }>();
  for (const row of rows) {
    // One function of a script, by its name: methods of one name are looked at together.
    const key = `${row.script.id}:${row.statement.functionName}`;
    const known = functions.get(key);
    if (!known) functions.set(key, { row, steps: row.count });
    else {
      known.steps += row.count;
      if (row.statement.start < known.row.statement.start) known.row = row;
    }
  }
  return [...functions.values()]
    .sort((a, b) => b.steps - a.steps)
    .slice(0, mostWatched)
    .map(({ row: { script, statement } }) => {
      const { line, column } = positionIn(script, statement.start);
      return { scriptId: script.id, lineNumber: line, columnNumber: column };
    });
}

/** Which lines of the user's led to some place, most frequent first. */
export class CallSites {
  readonly #sites = new Map<string, { frame: Frame; calls: number }>();

  get frames(): readonly Frame[] {
    return [...this.#sites.values()].sort((a, b) => b.calls - a.calls).map(({ frame }) => frame);
  }

  readonly hit = (): void => {
    const frame = usersFrame();
    if (!frame) return;
    const key = `${frame.file}:${frame.line}:${frame.column}`;
    const site = this.#sites.get(key);
    if (site) site.calls += 1;
    else this.#sites.set(key, { frame, calls: 1 });
  };
}
