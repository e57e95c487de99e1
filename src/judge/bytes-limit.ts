import { doubt } from './doubts.js';
import { over, type Verdict, within } from './verdict.js';

/** Readings so near to the least one agree with it. */
const near = 1.01;
/** So many agreeing readings are no chance: code that is compiled, and other work, only add, and never the same amount thrice. */
const agreeing = 3;

/** How many readings lie within 1% of the least. */
export function agreed(readings: readonly number[]): number {
  const least = Math.min(...readings);
  return readings.filter((bytes) => bytes <= least * near + 16).length;
}

/** True when further readings would hardly change the verdict: three lie within 1% of the least. */
export const isSettled = (readings: readonly number[]): boolean => agreed(readings) >= agreeing;

/**
 * Judges the bytes that warm calls allocated by the least of them. All noise adds (compiled code, other work of the isolate), so a reading within the limit
 * decides; one over it does when the least is seen three times. Without three, 'cannot tell'.
 *
 * @example judgeAllocated([9_600, 9_616, 9_600], 10_000).kind // 'within'
 */
export function judgeAllocated(readings: readonly number[], limit: number): Verdict {
  if (readings.length === 0) return doubt('too few calls within the time budget');
  if (Math.min(...readings) <= limit) return within;
  if (isSettled(readings)) return over;
  return readings.length < agreeing ? doubt('too few calls within the time budget') : doubt('too noisy');
}

/** What one call held: `held` for certain at one of `samples` points or when it ended, never more than `used`; bytes beyond those before it. */
export interface HeldBytes {
  readonly held: number;
  readonly used: number;
  /** In use when it ended, garbage included: what it may have held after its last sampling point. */
  readonly unseen: number;
  readonly samples: number;
}

/**
 * The middle one of the calls by what they held, of those that a sampling point fell into where there are any: one call's noise (lazy initialisation, other
 * work) decides nothing.
 */
export function middleOf<T extends HeldBytes>(calls: readonly T[]): T | undefined {
  const sampled = calls.filter(({ samples }) => samples > 0);
  const ranked = [...(sampled.length > 0 ? sampled : calls)].sort((a, b) => a.held - b.held);
  return ranked[Math.floor((ranked.length - 1) / 2)];
}

/** True when the call held no more than the limit for certain: all that was in use, garbage included, fits it, or no sampling point was above it and what came after the last one fits. */
const fits = ({ held, used, unseen, samples }: HeldBytes, limit: number): boolean =>
  held <= limit && (used <= limit || (samples > 0 && unseen <= limit));

/**
 * Judges live memory by the middle one of the calls. `over` when more than half of them held more than `limit` at a sampling point, `within` when half of them or
 * more fitted it for certain: whatever the others held, the middle one is there too. Else what it held may have come and gone between two collections: 'cannot tell'.
 *
 * @example judgeHeld([{ held: 8e6, used: 9e6, unseen: 9e6, samples: 2 }], 20e6).kind // 'within'
 */
export function judgeHeld(calls: readonly HeldBytes[], limit: number): Verdict {
  const sampled = calls.filter(({ samples }) => samples > 0);
  const telling = sampled.length > 0 ? sampled : calls;
  if (telling.length === 0) return doubt('too few calls within the time budget');
  if (telling.filter(({ held }) => held > limit).length > telling.length / 2) return over;
  if (telling.filter((call) => fits(call, limit)).length >= telling.length / 2) return within;
  const early = { seen: 'none after the last of its memory was taken, and more than the limit was in use at its end' };
  return doubt('no collection fell into the call', sampled.length > 0 ? early : {});
}
