import { type PlacedShape, positionText } from '../explain/statements.js';
import type { Cause } from '../record.js';
import type { Reading } from '../sensors/reading.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';
import { shapeTable, worstFrame, worstPlace } from './shape-table.js';

/** So many requests of one shape from one place are a loop. */
const loop = 3;

/** Rows of request shapes, most frequent first, each with the user's lines that made it. */
export function requestLines(placed: readonly PlacedShape[]): string[] {
  return shapeTable(placed, ['requests', 'distinct URLs'], 'request', (shape) => [
    count(shape.count),
    count(shape.distinctValues),
  ]);
}

/** What the most frequent request looks like, where it looks like something. */
export function requestCause(placed: readonly PlacedShape[]): Cause | undefined {
  const [{ shape, places } = { shape: undefined, places: [] }] = placed;
  const [place] = places;
  if (!shape || !place || places.length > 1 || shape.count < loop) return undefined;
  const made = `${positionText(place)} made ${plural(shape.count, 'request')} of one shape`;
  if (shape.distinctValues === 1 && /^(?:GET|HEAD|OPTIONS) /.test(shape.text)) {
    return {
      id: 'same-request-again',
      sentence: `the same request again. ${made}, always for the same URL.`,
      fix: 'ask once, and hand the answer on.',
    };
  }
  const urls = shape.distinctValues > 1 ? `, with ${plural(shape.distinctValues, 'different URL')}` : '';
  return {
    id: 'n-plus-one-over-http',
    sentence: `N+1 over HTTP. ${made}${urls}: one for every item.`,
    fix: 'ask for all of them in one request (a list of ids, a batch or search endpoint), or have them included in the answer that lists them.',
  };
}

/** What is worth knowing of a watched call besides its counts. */
export function requestNotes({ stillRunning }: Reading): string[] {
  if (stillRunning === 0) return [];
  return [
    `${plural(stillRunning, 'request was', 'requests were')} still running when the call ended: something is not awaited.`,
  ];
}

/** The speech of toMakeAtMostRequests. */
export function speakRequests(
  reading: Reading,
  placed: readonly PlacedShape[],
  { subject, max, over }: { subject: string; max: number; over: boolean },
): Speech {
  return {
    finding: `${subject} made ${plural(reading.count, 'request')}, ${over ? 'over' : 'within'} the limit of ${count(max)}.`,
    where: [...requestLines(placed), ...(over ? worstFrame(placed) : [])],
    notes: requestNotes(reading),
    place: worstPlace(placed),
    measured: 'fetch, undici, node:http, node:https watched, exact counts',
  };
}
