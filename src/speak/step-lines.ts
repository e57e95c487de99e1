import { codeFrame } from '../explain/code-frame.js';
import { positionText } from '../explain/statements.js';
import type { LibrarySteps, StepLine } from '../explain/step-lines.js';
import { count } from './format.js';

/** What a line's steps grew by between the two largest sizes. */
export interface Growing {
  readonly sizes: readonly [number, number];
  /** How many times more the bound allows the larger size. */
  readonly allowed: number;
}

const shown = 3;

/** A line whose share of what was added is below this is a crumb. */
const leastShare = 0.03;

type Counts = readonly [number, number];

/** Those that grow faster than allowed, most first; where none does by itself, those that grew most. */
export function fastest<T extends { readonly counts: Counts }>(rows: readonly T[], allowed: number): T[] {
  const added = (row: T): number => row.counts[1] - row.counts[0];
  const total = rows.reduce((sum, row) => sum + Math.max(0, added(row)), 0);
  const grown = rows.filter((row) => added(row) > leastShare * total).sort((a, b) => added(b) - added(a));
  const faster = grown.filter(({ counts: [a, b] }) => b > 1.05 * allowed * a);
  return (faster.length > 0 ? faster : grown).slice(0, shown);
}

/** '2,098,177 then 8,390,657: n^2.00'. */
function growth([a, b]: Counts, [from, to]: Counts): string {
  const exponent = Math.log(b / a) / Math.log(to / from);
  return `${count(a)} then ${count(b)}${Number.isFinite(exponent) ? `: n^${exponent.toFixed(2)}` : ''}`;
}

/** The lines and dependencies in which steps grew, the first line with its source. */
export function whereItGrows(
  { lines, libraries }: { lines: readonly StepLine[]; libraries: readonly LibrarySteps[] },
  { sizes, allowed }: Growing,
): { where: string[]; place: string | undefined; grown: readonly StepLine[] } {
  const rows = fastest<StepLine | LibrarySteps>([...lines, ...libraries], allowed);
  if (rows.length === 0) return { where: [], place: undefined, grown: [] };
  const grown = rows.filter((row): row is StepLine => 'place' in row);
  const named = rows.map((row) =>
    'place' in row
      ? ([positionText(row.place), row.place.function ?? '', row.counts] as const)
      : ([row.name, 'a dependency', row.counts] as const),
  );
  const widths = [0, 1].map((i) => Math.max(...named.map((cells) => (cells[i as 0 | 1] as string).length)));
  const where = ['Where it grows'];
  for (const [index, row] of rows.entries()) {
    const [position = '', name = ''] = named[index] as unknown as [string, string];
    where.push(
      `  ${position.padEnd(widths[0] ?? 0)}  ${name.padEnd(widths[1] ?? 0)}    ${growth(row.counts, sizes)}`.replace(
        / +$/,
        '',
      ),
    );
    if (!('place' in row)) continue;
    if (row === grown[0]) where.push(...codeFrame(row.path, row.place.line));
    for (const [walker, [, elements]] of row.walked) {
      if (elements >= leastShare * row.counts[1])
        where.push(`     \`${walker}\` walked ${count(elements)} elements here at n = ${count(sizes[1])}.`);
    }
  }
  const [first] = grown;
  return { where, place: first && rows[0] === first ? `${first.place.file}:${first.place.line}` : undefined, grown };
}
