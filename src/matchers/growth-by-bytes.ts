import { placeAllocations } from '../explain/allocation-places.js';
import { agreed, middleOf } from '../judge/bytes-limit.js';
import { doubt } from '../judge/doubts.js';
import type { Verdict } from '../judge/verdict.js';
import { bytesOf, readAllocations, readApart, warmUp, watchAllocating } from '../measure/allocations.js';
import type { Call } from '../measure/caller.js';
import { measureGrowthByBytes } from '../measure/growth-bytes.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { readHeld, watchHolding } from '../measure/live-memory.js';
import type { Allocation } from '../sensors/memory/allocations.js';
import { allocationLines } from '../speak/allocations.js';
import { unitFor } from '../speak/bytes.js';
import { count } from '../speak/format.js';
import { speakGrowth } from '../speak/growth.js';
import type { Subject } from '../surface.js';
import { checkEnded } from './check-ended.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';
import type { Plan } from './plan.js';

type Planned = Pick<Plan, 'subject' | 'end' | 'measure'>;

const unreadable = (): Verdict => doubt('memory cannot be read');

/** The growth of the bytes that a warm call allocates. */
export function planAllocations(subject: Subject, request: GrowthRequest): Planned {
  const watched = watchAllocating(subject);
  return {
    subject: watched.subject,
    end: watched.close,
    async measure({ caller, name }) {
      const check: Parameters<typeof warmUp>[2] = (call) => checkEnded(call, name);
      let last: Allocation | undefined;
      await warmUp(caller, request.sizes?.[0] ?? 16, check, 0.1);
      const found = await measureGrowthByBytes(
        async (n) => {
          check(await caller.call(n));
          const { least } = await readAllocations(caller, watched, n, check, (readings) => agreed(readings) >= 2);
          last = least ?? last;
          return least && bytesOf(least);
        },
        request,
        () => caller.timeLeft,
        unreadable,
      );
      const over = found.verdict.kind === 'over';
      const apart = over ? await readApart(caller, watched, found.to, check) : undefined;
      const places = last ? placeAllocations((apart ?? last).sites, (apart ?? last).heap) : [];
      const lines = over && last ? allocationLines(places, unitFor(bytesOf(last))) : [];
      const place = over && last && last.heap > last.buffers ? places[0]?.place : undefined;
      return {
        ...judgedUpTo(found, request.upTo),
        measured: measuredGrowth(found, 'bytes'),
        places: places.map(({ place }) => place),
        speech: {
          ...speakGrowth(found, { subject: name, bound: request.bound, of: 'allocations' }),
          ...(lines.length > 0 ? { where: [`At n = ${count(found.to)}:`, ...lines] } : {}),
          place: place && `${place.file}:${place.line}`,
        },
      };
    },
  };
}

/** The growth of the most live memory of a call. */
export function planMemory(subject: Subject, request: GrowthRequest): Planned {
  const watched = watchHolding(subject);
  return {
    subject: watched.subject,
    end: watched.close,
    async measure({ caller, name }) {
      let why: Verdict = unreadable();
      const found = await measureGrowthByBytes(
        async (n) => {
          const check = (call: Call): void => checkEnded(call, name);
          const middle = middleOf(await readHeld(caller, watched, n, check, ({ length }) => length >= 2));
          if (!middle) return undefined;
          if (middle.samples > 0) return middle.held;
          // No collection fell into the call: what was in use is what was held only where hardly any of it was garbage.
          if (middle.used - middle.held <= Math.max(16_384, 0.1 * middle.used)) return middle.held;
          why = doubt('no collection fell into the call', {
            seen: `at n = ${count(n)}`,
            next: 'give larger sizes, or judge allocations',
          });
          return undefined;
        },
        request,
        () => caller.timeLeft,
        () => why,
      );
      return {
        ...judgedUpTo(found, request.upTo),
        measured: measuredGrowth(found, 'bytes'),
        speech: speakGrowth(found, { subject: name, bound: request.bound, of: 'memory' }),
      };
    },
  };
}
