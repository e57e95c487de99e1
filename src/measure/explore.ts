import type { GrowthBound } from '../judge/bound.js';
import type { Call, Caller } from './caller.js';
import { type Explored, fewestSizes, foresee, nextSize } from './sizes.js';

/** Every call of one size, jittered sizes among them. */
export interface Slot {
  /** The size that the jitter starts from. */
  readonly n: number;
  readonly calls: Call[];
}

/** Why a ladder ended: growth is plain to see, the largest size allowed, time, a dear input, a call too dear, or nothing worse than the bound can hide. */
export type Ended = 'plain' | 'most' | 'time' | 'input' | 'dear' | 'cleared';

/** How far a ladder may go; times in milliseconds. */
export interface Reach {
  /** The largest n. */
  readonly most: number;
  /** n must be reached if it can be, however plain growth is before. */
  readonly must: boolean;
  /** A call that is long enough to be judged. */
  readonly enough: number;
  /** The longest call that is started on purpose. */
  readonly longest: number;
  /** Leave this much of the time budget. */
  readonly leave: number;
}

/** From this many milliseconds on, wall time less preemption is near enough to what the call took by itself. */
const believable = 1;

/** True where next to nothing of the call's time was spent waiting for a processor. */
export const isUndisturbed = ({ ms, preemptedMs }: Call): boolean => preemptedMs <= Math.max(0.05, 0.03 * ms);

/**
 * The least time of a slot's undisturbed calls, with the n at which it was read and how far the next one is above it. Without an undisturbed call, the lower
 * median of what the calls took by themselves: on a busy machine 1 such reading in 60 is far too short, so the least of them is not to be believed.
 */
export function leastOf({ calls }: Slot): Explored & { noise?: number } {
  const [least, second] = calls.filter(isUndisturbed).sort((a, b) => a.ms - b.ms);
  if (least) return { n: least.n, ms: least.ms, ...(second ? { noise: second.ms - least.ms } : {}) };
  const own = calls
    .map(({ n, ms, preemptedMs }) => ({ n, ms: ms - preemptedMs >= believable ? ms - preemptedMs : ms }))
    .sort((a, b) => a.ms - b.ms);
  const usual = own[(own.length - 1) >> 1];
  if (!usual) throw new RangeError('a slot has no finished call');
  return { ...usual, noise: 0.15 * usual.ms };
}

/** An elementary step takes longer than this many milliseconds: 0.001 ns, a hundredth of what the widest vector instructions need. */
const leastStep = 1e-9;

/** True where code that is half a power worse than the bound would have to take longer than it did, whatever its fixed cost. */
export function cleared(ladder: readonly Explored[], bound: GrowthBound): boolean {
  const first = ladder[0];
  const top = ladder[ladder.length - 1];
  if (!first || !top || ladder.length < fewestSizes) return false;
  return top.ms < (leastStep * bound.at(top.n) * Math.sqrt(top.n)) / bound.at(first.n);
}

/** What the bound allows a size to take by what smaller ones took, in milliseconds. */
export function allowedBy(bound: GrowthBound, ladder: readonly Explored[], n: number): number {
  return Math.max(0, ...ladder.map((rung) => rung.ms * (bound.at(n) / bound.at(rung.n))));
}

/** A call that the hard stop ended. */
export class Stopped extends Error {
  override name = 'Stopped';
  constructor(
    readonly n: number,
    readonly ms: number,
    /** It had far more time than the bound allows by smaller sizes, or no size finished at all. */
    readonly telling: boolean,
  ) {
    super(`n = ${n} did not finish within ${ms} ms`);
  }
}

/**
 * Calls the subject once under a hard stop that is far above what was foreseen and what the bound allows.
 * @throws Stopped
 */
export async function callGuarded(
  caller: Caller,
  n: number,
  ladder: readonly Explored[],
  bound: GrowthBound,
): Promise<Call> {
  const allowed = allowedBy(bound, ladder, n);
  const patience = ladder.length === 0 ? Number.POSITIVE_INFINITY : Math.max(250, 20 * allowed, 8 * foresee(ladder, n));
  const hardStop = Math.max(1, Math.min(patience, 0.95 * caller.timeLeft));
  const call = await caller.call(n, hardStop);
  if (call.stopped) throw new Stopped(n, call.ms, ladder.length === 0 || (call.ms >= 10 * allowed && call.ms >= 100));
  return call;
}

/**
 * Climbs from the largest size in `slots` (or from 4) in √2 steps, one call a size, until growth is plain or cannot be followed further. Appends to `slots`.
 * @throws Stopped, and what Caller.call throws
 */
export async function explore(caller: Caller, bound: GrowthBound, slots: Slot[], reach: Reach): Promise<Ended> {
  for (;;) {
    const ladder = slots.map(leastOf);
    const top = ladder[ladder.length - 1];
    if (top && !reach.must) {
      if (isPlain(ladder, reach.enough)) return 'plain';
      if (cleared(ladder, bound)) return 'cleared';
    }
    const least = Math.min(...ladder.map(({ ms }) => ms), Number.POSITIVE_INFINITY);
    // A large fixed cost is paid at every size: only calls several times as dear show what grows.
    const longest = Math.max(
      reach.longest,
      Number.isFinite(least) ? Math.min(6 * least, (caller.timeLeft - reach.leave) / 4) : 0,
      // n! has few sizes that take less: too few for a verdict.
      slots.length <= fewestSizes ? (caller.timeLeft - reach.leave) / 6 : 0,
    );
    const n = nextSize(ladder, longest, reach.most);
    if (n === undefined) {
      if (top && top.n >= reach.most) return 'most';
      if (!(await again(caller, slots, reach))) return 'dear';
      continue;
    }
    if (top && caller.timeLeft < reach.leave + 2 * foresee(ladder, n)) return 'time';
    const call = await callGuarded(caller, n, ladder, bound);
    slots.push({ n, calls: [call] });
    if (slots.length < fewestSizes) continue;
    const dearest = Math.max(15, 4 * call.ms, reach.must ? (caller.timeLeft - reach.leave) / 3 : 0);
    const isDear = (): boolean => caller.lastInputMs > Math.min(dearest, caller.timeLeft / 10);
    if (!isDear()) continue;
    // Once more: a hiccup makes any input dear.
    await again(caller, slots, reach, 1);
    if (isDear()) return 'input';
  }
}

/** Calls the last sizes once more: a hiccup there looks like a growth that nobody can afford. False when that was done
 * three times, or twelve with too few sizes for any verdict. */
async function again(caller: Caller, slots: readonly Slot[], reach: Reach, sizes = 2): Promise<boolean> {
  const last = slots.slice(-sizes);
  const ms = last.reduce((sum, slot) => sum + leastOf(slot).ms, 0);
  const tries = slots.length < fewestSizes ? 12 : 3;
  if (last.every(({ calls }) => calls.length > tries) || caller.timeLeft < reach.leave + 2 * ms) return false;
  for (const slot of last) {
    const call = await caller.call(slot.n, Math.max(250, 50 * leastOf(slot).ms));
    if (!call.stopped) slot.calls.push(call);
  }
  return true;
}

/**
 * Puts sizes between those of `slots` that can be read and lie furthest apart in time, so that steep growth, too, is judged on enough of them.
 * @throws Stopped, and what Caller.call throws
 */
export async function fillIn(caller: Caller, bound: GrowthBound, slots: Slot[]): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    const from = slots.findIndex((slot) => leastOf(slot).ms >= 0.02);
    if (from < 0 || slots.length - from >= 6) return;
    let widest = -1;
    let width = 1.5;
    for (let i = Math.max(0, from - 1); i + 1 < slots.length; i++) {
      const [a, b] = [slots[i] as Slot, slots[i + 1] as Slot];
      const ratio = leastOf(b).ms / leastOf(a).ms;
      if (b.n - a.n >= 2 && ratio > width) [widest, width] = [i, ratio];
    }
    if (widest < 0) return;
    const [a, b] = [slots[widest] as Slot, slots[widest + 1] as Slot];
    const n = Math.ceil((a.n + b.n) / 2);
    slots.splice(widest + 1, 0, {
      n,
      calls: [await callGuarded(caller, n, slots.slice(0, widest + 1).map(leastOf), bound)],
    });
  }
}

/** Enough sizes, the largest long enough, and several times dearer than the cheapest, so that a fixed cost hides nothing. */
function isPlain(ladder: readonly Explored[], enough: number): boolean {
  const top = ladder[ladder.length - 1] as Explored;
  return (
    ladder.length > fewestSizes &&
    top.ms >= enough &&
    top.ms >= 5 * Math.min(...ladder.slice(0, -1).map(({ ms }) => ms))
  );
}
