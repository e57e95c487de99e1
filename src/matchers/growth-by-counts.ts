import type { PlacedShape } from '../explain/statements.js';
import type { Verdict } from '../judge/verdict.js';
import { measureGrowthByCount } from '../measure/growth.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import type { WatchedSubject } from '../measure/watched-calls.js';
import type { Cause } from '../record.js';
import { count } from '../speak/format.js';
import { type JudgedGrowth, speakGrowth } from '../speak/growth.js';
import { worstPlace } from '../speak/shape-table.js';
import { checkEnded } from './check-ended.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';
import type { Outcome, Plan } from './plan.js';

/** What is counted of a subject's calls, and how it is judged and shown. */
export interface Counted<R> {
  readonly of: 'queries' | 'rows' | 'requests' | 'items';
  readonly watched: WatchedSubject<R>;
  countOf(reading: R): number;
  /** Why the counts cannot be trusted, where they cannot. */
  doubt(readings: readonly R[]): { verdict: Verdict; fails?: boolean } | undefined;
  /** What the largest size did, what to change first. */
  place(reading: R): PlacedShape[];
  /** Of growth that is over. */
  cause(placed: readonly PlacedShape[], reading: R, result: unknown, found: JudgedGrowth): Cause | undefined;
  /** Before 'at n = 192:'. */
  readonly heading: string;
  where(placed: readonly PlacedShape[], over: boolean): string[];
  notes(reading: R): string[];
}

/** The growth of something that is counted exactly: each size is called once. */
export function planCounts<R>(
  { of, watched, countOf, ...counted }: Counted<R>,
  request: GrowthRequest,
): Pick<Plan, 'subject' | 'end' | 'measure'> {
  const { subject, readings, close } = watched;
  return {
    subject,
    end: close,
    async measure({ caller, name }): Promise<Outcome> {
      let last: { reading: R; result: unknown } | undefined;
      const found = await measureGrowthByCount(
        async (n) => {
          const { call, result, run } = await caller.callKeeping(n);
          checkEnded(call, name);
          const reading = readings[run - 1] as R;
          last = { reading, result };
          return countOf(reading);
        },
        request,
        () => caller.timeLeft,
      );
      const doubt = counted.doubt(readings);
      const reading = last?.reading;
      const placed = reading ? counted.place(reading) : [];
      const speech = speakGrowth(found, { subject: name, bound: request.bound, of });
      const over = !doubt && found.verdict.kind === 'over';
      const cause = over && reading ? counted.cause(placed, reading, last?.result, found) : undefined;
      return {
        ...judgedUpTo(found, request.upTo),
        ...doubt,
        measured: measuredGrowth(found, of),
        shapes: placed.map(({ shape }) => shape),
        ...(cause ? { cause } : {}),
        speech: {
          ...speech,
          // Counts that are doubted are no evidence.
          ...(doubt ? { evidence: [] } : {}),
          ...(placed.length > 0
            ? { where: [`${counted.heading} at n = ${count(found.to)}:`, ...counted.where(placed, over)] }
            : {}),
          notes: [...(speech.notes ?? []), ...(reading ? counted.notes(reading) : [])],
          place: worstPlace(placed),
        },
      };
    },
  };
}
