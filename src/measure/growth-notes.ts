import type { GrowthJudgement } from '../judge/growth.js';
import type { GrowthByTime } from './growth-request.js';

/** What a reader of a growth verdict must know of how it came about, as full sentences; times in milliseconds. */
export function notesOn({
  cached,
  judgement,
  top,
  faultMs,
  inputMs,
  subjectMs,
}: {
  /** First calls are judged. */
  cached: boolean;
  judgement: GrowthJudgement | undefined;
  /** The largest size that was judged. */
  top: { readonly ms: number } | undefined;
  /** What page faults took of a call of the largest size, and was left out. */
  faultMs: number;
  inputMs: number;
  subjectMs: number;
}): string[] {
  const notes: string[] = [];
  if (cached) {
    notes.push(
      'Later calls with the same n were far cheaper than first calls: a cache answered them. First calls are judged.',
    );
  }
  if (judgement && top && judgement.fixed > 0.2 * top.ms && !judgement.flat) {
    notes.push(`A fixed cost of about ${judgement.fixed.toPrecision(2)} ms a call was subtracted.`);
  }
  if (top && faultMs > 0.2 * top.ms) {
    notes.push(
      `Finding fresh memory took the system another ${faultMs.toPrecision(2)} ms a call at the largest size, which was left out.`,
    );
  }
  if (inputMs > 100 && inputMs > 5 * subjectMs) {
    const times = Math.round(inputMs / Math.max(subjectMs, 0.001)).toLocaleString('en-US');
    notes.push(`Making the inputs took ${times} times as long as the subject.`);
  }
  return notes;
}

/** An interval wider than this many powers of n is no news. */
const widest = 4;

/** The exponent of time itself and its interval, from those of the excess over the bound; a flat series has 0, and an interval that says nothing is left out. */
export function exponentOf({
  interval,
  exponent,
  excess,
  flat,
}: GrowthJudgement): Pick<GrowthByTime, 'exponent' | 'interval'> {
  if (flat) return { exponent: 0 };
  const power = exponent - excess;
  const told: [number, number] = [interval[0] + power, interval[1] + power];
  return told[1] - told[0] > widest ? { exponent } : { exponent, interval: told };
}
