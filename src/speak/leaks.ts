import { codeFrame } from '../explain/code-frame.js';
import type { Keeper } from '../explain/keepers.js';
import type { KeptPlace } from '../explain/kept-places.js';
import { positionText } from '../explain/statements.js';
import type { LeakMeasure } from '../measure/leaks.js';
import type { Cause } from '../record.js';
import { bytes } from './bytes.js';
import { count, plural, table } from './format.js';
import type { Speech } from './message.js';

/** What keeps objects, and what to do about it. */
const causes: Record<Exclude<Keeper, 'closure'>, { sentence: string; fix: string }> = {
  timer: {
    sentence: 'a timer that is started on every call holds what its callback uses.',
    fix: 'clear it when it is no longer needed, or start one for all calls.',
  },
  listener: {
    sentence: 'a listener that is added on every call holds what it uses.',
    fix: 'add it once, or remove it when the call ends (removeListener, an AbortSignal, once).',
  },
  cache: {
    sentence: 'entries that are put in and never taken out.',
    fix: 'bound it: evict the oldest entry, let entries expire, or key a WeakMap by the object they belong to.',
  },
  list: {
    sentence: 'a collection that outlives the call is added to on every call, and never emptied.',
    fix: 'make it inside the call, bound it, or take out what is done with.',
  },
  promise: {
    sentence: 'promises that something still waits for, or that never settle, hold what their functions use.',
    fix: 'settle every one (also on failure and after a time), and forget it then.',
  },
};

/** Why it leaks, as far as the source shows it. */
export function leakCause([first]: readonly KeptPlace[]): Cause | undefined {
  if (!first?.keeper) return undefined;
  const { keeper, held } = first;
  const id = `leak-${keeper}`;
  if (keeper !== 'closure') return { id, ...causes[keeper] };
  const { name, used } = held ?? { name: 'its scope', used: undefined };
  return {
    id,
    sentence: `a closure that outlives the call keeps a large scope. ${
      used
        ? `It uses only \`${used}\` of \`${name}\`, and holds all of it.`
        : `It does not use \`${name}\`, but another function of the same scope does, and so it holds \`${name}\`.`
    }`,
    fix: `${
      used
        ? `put \`${used}\` into a variable of its own, and use that in the closure`
        : `make the closure in a function of its own, where \`${name}\` is out of scope`
    }; let go of it when it is done with.`,
  };
}

/** A place with a smaller share of what stays is not shown. */
const shownShare = 0.05;
const mostShown = 4;
const roundsShown = 6;

/** The places that are shown: those with a share of what stays; where lines keep objects, not those that only make them. */
export function shownPlaces(all: readonly KeptPlace[]): KeptPlace[] {
  const kept = all[0]?.keeper ? all.filter(({ keeper }) => keeper) : all;
  const total = kept.reduce((sum, place) => sum + place.bytes, 0);
  return kept.filter(({ bytes }) => bytes >= shownShare * total).slice(0, mostShown);
}

/** Growth per call by stretches of rounds, six at most, evenly chosen. */
function growthTable({ readings }: LeakMeasure): string[] {
  const steps = Math.min(roundsShown, readings.length - 1);
  const chosen = Array.from({ length: steps + 1 }, (_, i) => readings[Math.round((i * (readings.length - 1)) / steps)]);
  const first = readings[0]?.bytes ?? 0;
  const rows = chosen.slice(1).map((reading, i) => {
    const [a, b] = [chosen[i], reading];
    if (!a || !b) return [];
    return [count(b.calls), bytes(b.bytes - first), bytes((b.bytes - a.bytes) / (b.calls - a.calls))];
  });
  return table([['calls', 'held more', 'per call'], ...rows]);
}

/** The speech of toAvoidMemoryLeaks. */
export function speakLeaks(
  found: LeakMeasure,
  kept: readonly KeptPlace[],
  { subject, limit }: { subject: string; limit: string },
): Speech {
  const { decision, readings, verdict, liveCalls } = found;
  if (!decision) return { finding: '', measured: '' };
  const isOver = verdict.kind === 'over';
  const calls = readings.at(-1)?.calls ?? 0;
  const shown = isOver ? shownPlaces(kept) : [];
  const [first] = shown;
  const width = Math.max(0, ...shown.map(({ place }) => positionText(place).length));
  return {
    finding: `${subject} held ${bytes(decision.slope)} more after each call, ${isOver ? 'over' : 'within'} the limit of ${limit}, judged over ${plural(calls, 'call')}.`,
    evidence: verdict.kind === 'within' ? [] : growthTable(found),
    where: first
      ? [
          'Where objects stay',
          ...shown.flatMap(({ place, path, bytes: held }, i) => [
            `  ${positionText(place).padEnd(width)}  ${place.function ?? ''}    ${bytes(held / liveCalls)} per call`,
            ...(i === 0 ? codeFrame(path, place.line) : []),
          ]),
        ]
      : [],
    notes: isOver
      ? [
          `A cache that holds more entries than these ${count(calls)} calls made looks the same: if it is bounded, raise iterations and timeBudget.`,
        ]
      : [],
    place: first && `${first.place.file}:${first.place.line}`,
    measured: `${plural(readings.length - 1, 'round')} with forced collections`,
  };
}
