import { type PlacedShape, positionText } from '../explain/statements.js';
import type { Cause } from '../record.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';
import { shapeTable, worstFrame, worstPlace } from './shape-table.js';

/** Why a blocking call is one too many, and what to call instead. */
export function blockingCause(placed: readonly PlacedShape[], twinOf: (api: string) => string): Cause | undefined {
  const [worst] = placed;
  if (!worst) return undefined;
  const { shape, places } = worst;
  const by = places[0] ? `${positionText(places[0])} called` : 'a dependency called';
  return {
    id: 'blocking-call',
    sentence: `a blocking call. ${by} ${shape.text}: until it returns, the event loop serves nobody else.`,
    fix: `await its asynchronous twin, ${twinOf(shape.text)}; where the caller is synchronous, make it async, or call it once at start-up.`,
  };
}

/** The speech of toAvoidBlockingApis. */
export function speakBlocking(
  calls: number,
  placed: readonly PlacedShape[],
  { subject, twinOf }: { subject: string; twinOf: (api: string) => string },
): Speech {
  return {
    finding: calls === 0 ? `${subject} made no blocking call.` : `${subject} made ${plural(calls, 'blocking call')}.`,
    where: [
      ...shapeTable(placed, ['calls', 'asynchronous twin'], 'blocking API', ({ count: times, text }) => [
        count(times),
        twinOf(text),
      ]),
      ...worstFrame(placed),
    ],
    place: worstPlace(placed),
    measured: 'blocking APIs watched, exact counts',
  };
}
