import type { PlacedShape } from '../explain/statements.js';
import { positionText } from '../explain/statements.js';
import type { QueryReading } from '../sensors/queries/index.js';
import { count, plural, table } from './format.js';
import type { Speech } from './message.js';

const shapesShown = 6;
const shapeLength = 160;

/** A shape, cut where it is longer than `most` characters. */
export const shapeText = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** Rows of statement shapes, most frequent first, each with the user's lines that issued it. */
export function shapeLines(placed: readonly PlacedShape[]): string[] {
  if (placed.length === 0) return [];
  const shown = placed.slice(0, shapesShown);
  const rows = shown.map(({ shape }) => [
    count(shape.count),
    count(shape.distinctValues),
    shape.rows === undefined ? '?' : count(shape.rows),
    shapeText(shape.text, shapeLength),
  ]);
  const lines = table([['queries', 'distinct values', 'rows', 'statement'], ...rows], [3]);
  const indent = ' '.repeat((lines[0] ?? '').indexOf('statement'));
  const [header = '', ...body] = lines;
  const withPlaces = body.flatMap((line, index) => {
    const places = shown[index]?.places.slice(0, 3) ?? [];
    return [
      line,
      ...places.map((place) => `${indent}${positionText(place)}${place.function ? `  ${place.function}` : ''}`),
    ];
  });
  const rest = placed.length - shown.length;
  return [header, ...withPlaces, ...(rest > 0 ? [`  and ${plural(rest, 'more shape')}`] : [])];
}

/** The place to change: where the most frequent statement was issued. */
export function worstPlace(placed: readonly PlacedShape[]): string | undefined {
  const place = placed[0]?.places[0];
  return place && `${place.file}:${place.line}`;
}

/** What is worth knowing of a watched call besides its counts. */
export function queryNotes({ stillRunning, excluded }: QueryReading): string[] {
  return [
    ...(stillRunning > 0
      ? [
          `${plural(stillRunning, 'query was', 'queries were')} still running when the call ended: something is not awaited.`,
        ]
      : []),
    ...(excluded > 0 ? [`Not counted: ${plural(excluded, 'housekeeping statement')} such as BEGIN and COMMIT.`] : []),
  ];
}

/** The speech of toIssueAtMostQueries. */
export function speakQueries(
  reading: QueryReading,
  placed: readonly PlacedShape[],
  { subject, max, warmUp, over }: { subject: string; max: number; warmUp: boolean; over: boolean },
): Speech {
  const issued = `${subject} issued ${plural(reading.count, 'query', 'queries')}`;
  const limit = over ? `over the limit of ${count(max)}` : `within the limit of ${count(max)}`;
  return {
    finding: `${issued}${warmUp ? ' in its second call' : ''}, ${limit}.`,
    where: shapeLines(placed),
    notes: queryNotes(reading),
    place: worstPlace(placed),
    measured: `${reading.clients.join(', ') || 'no client'} watched, exact counts`,
  };
}
