import { codeFrame } from '../explain/code-frame.js';
import type { Place } from '../explain/source-position.js';
import { positionText } from '../explain/statements.js';
import type { GrowingSteps } from '../explain/step-growth.js';
import { count } from './format.js';

/** A built-in that walked less than this share of a line's steps is not named. */
const namedShare = 0.03;

/** '2,098,177 then 8,390,657: n^2.00'. */
function growth([a, b]: readonly [number, number], [from, to]: GrowingSteps['sizes']): string {
  const exponent = Math.log(b / a) / Math.log(to / from);
  return `${count(a)} then ${count(b)}${Number.isFinite(exponent) ? `: n^${exponent.toFixed(2)}` : ''}`;
}

/** A row of `rows` as it is shown. */
function cells(row: GrowingSteps['rows'][number]): { position: string; name: string; place?: Place; path?: string } {
  if ('place' in row) {
    return { position: positionText(row.place), name: row.place.function ?? '', place: row.place, path: row.path };
  }
  const { from } = row;
  if (!from) return { position: row.name, name: '' };
  const { place, path } = from;
  return { position: positionText(place), name: `${place.function ?? ''} → ${row.name}`.trim(), place, path };
}

/**
 * The lines in which steps grew, with the source of the first, what built-ins walked there, and the place to change.
 * @param likely the likely cause, which may stand in another function: there where the growing one is called
 */
export function speakSteps(
  { rows, sizes }: GrowingSteps,
  likely?: { readonly place: Place; readonly path: string },
): { where: string[]; place: string | undefined } {
  const shown = rows.map(cells);
  const [first] = shown;
  if (!first) return { where: [], place: undefined };
  const positions = Math.max(...shown.map(({ position }) => position.length));
  const names = Math.max(...shown.map(({ name }) => name.length));
  const where = rows.flatMap((row, index) => {
    const { position, name, place, path } = shown[index] as (typeof shown)[number];
    return [
      `  ${position.padEnd(positions)}  ${name.padEnd(names)}    ${growth(row.counts, sizes)}`,
      ...(index === 0 && place && path !== undefined ? codeFrame(path, place.line) : []),
      ...('walked' in row ? walkedLines(row.walked, row.counts[1], sizes[1]) : []),
    ];
  });
  const lineOf = ({ file, line }: Place): string => `${file}:${line}`;
  const isElsewhere = likely && first.place && likely.place.function !== first.place.function;
  const caller = isElsewhere
    ? [
        'Called again and again from',
        `  ${positionText(likely.place)}  ${likely.place.function ?? ''}`.trimEnd(),
        ...codeFrame(likely.path, likely.place.line),
      ]
    : [];
  const to = isElsewhere ? likely.place : first.place;
  return { where: ['Where it grows', ...where, ...caller], place: to && lineOf(to) };
}

function walkedLines(walked: ReadonlyMap<string, readonly [number, number]>, of: number, n: number): string[] {
  return [...walked].flatMap(([name, [, elements]]) =>
    elements >= namedShare * of
      ? [
          `     ${name === 'iteration' ? name : `\`${name}\``} walked ${count(elements)} elements here at n = ${count(n)}.`,
        ]
      : [],
  );
}

/** The same for the record. */
export const placesOf = ({ rows }: GrowingSteps): Place[] =>
  rows.flatMap((row) => {
    const place = 'place' in row ? row.place : row.from?.place;
    if (!place) return [];
    const walkers = 'walked' in row ? [...row.walked.keys()] : [];
    const detail =
      'place' in row ? (walkers.length > 0 ? `walks by ${walkers.join(', ')}` : undefined) : `in ${row.name}`;
    return [{ ...place, counts: [...row.counts], ...(detail ? { detail } : {}) }];
  });
