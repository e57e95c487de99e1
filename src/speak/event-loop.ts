import { codeFrame } from '../explain/code-frame.js';
import type { RanPlace } from '../explain/ran-in-stretch.js';
import { duration, table } from './format.js';
import type { Speech } from './message.js';

const placesShown = 3;

/** The speech of toBlockEventLoopAtMost; times in milliseconds. */
export function speakEventLoop(
  { ms, preemptedMs }: { ms: number; preemptedMs: number },
  ran: readonly RanPlace[],
  { subject, limit, over }: { subject: string; limit: number; over: boolean },
): Speech {
  const [worst] = ran;
  const at = ({ place }: RanPlace): string => `${place.file}:${place.line}`;
  const rows = ran
    .slice(0, placesShown)
    .map((each) => [`${Math.round(100 * (each.place.share ?? 0))}%`, at(each), each.place.function ?? '']);
  return {
    finding: `${subject} blocked the event loop for ${duration(ms - preemptedMs)} at a stretch, ${over ? 'over' : 'within'} the limit of ${duration(limit)}.`,
    where:
      over && worst
        ? [
            'What ran in the longest stretch:',
            ...table(rows, [1, 2]),
            '',
            at(worst),
            ...codeFrame(worst.path, worst.place.line),
          ]
        : [],
    place: over && worst ? at(worst) : undefined,
    measured: 'turns of the event loop timed',
  };
}
