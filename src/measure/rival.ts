import { doubt } from '../judge/doubts.js';
import { RivalJudge, type RivalRound, ratioOf, roundsNeeded } from '../judge/rival.js';
import { over, type Verdict, within } from '../judge/verdict.js';
import type { Batch } from './batch.js';
import { callsPerBatch } from './batch.js';
import { InputTooSlow } from './caller.js';
import type { Sampling } from './sampler.js';

/** What is to be measured. */
export interface RivalRequest {
  /** How many times as fast as the rival the subject must be. */
  by: number;
  /** The size that inputs are made for. */
  n: number;
  /** Of the reported interval, 0 < c < 1. Default 0.95. */
  confidence?: number | undefined;
}

/** How an assertion about a rival ended: proven either way, no time left, or a call that did not end. */
export type RivalEnd =
  | { kind: 'proven' }
  | { kind: 'unproven' /** Rounds that any proof needs. */; needed: number }
  | { kind: 'stopped'; who: 'subject' | 'rival'; ms: number; async: boolean };

/** A subject measured against a rival; all times in milliseconds. */
export interface RivalMeasure {
  readonly verdict: Verdict;
  readonly end: RivalEnd;
  /** Rounds judged. */
  readonly rounds: number;
  /** The median of rival ÷ subject over the rounds, with its interval; undefined without a round. */
  readonly ratio?: { value: number; interval?: [number, number] };
  /** Time per call by round, in order. */
  readonly subject: readonly number[];
  readonly rival: readonly number[];
  readonly notes: string[];
  /** Milliseconds by what they were spent on, both together. */
  readonly phases: { input: number; subject: number; rest: number };
}

type Side = 'subject' | 'rival';
/** One after the other and back: what the second of two calls gains or loses by its place evens out. */
const orders: readonly (readonly Side[])[] = [
  ['subject', 'rival', 'rival', 'subject'],
  ['rival', 'subject', 'subject', 'rival'],
];
/** The share of the time budget that warming up may take. */
const warmUpShare = 0.05;
const mostRounds = 2000;
/** With so many calls in a stretch the place of the loop's code matters: such rounds have a loop of their own, which must be optimised first. */
const tight = 50;
const runIns = 6;
/** A reading is dropped when more than this share of it was spent waiting for a processor: what is left is too inexact. */
const mostPreempted = 0.5;
/** Stretches of both sides are made equally many calls unless one takes this many times as long. */
const alike = 4;

class StoppedCall extends Error {
  override name = 'StoppedCall';
  constructor(
    readonly who: Side,
    readonly call: Batch,
  ) {
    super(`the ${who} did not end`);
  }
}

/** Half-way between the middle two. */
function middle(values: readonly number[]): number {
  const order = values.toSorted((a, b) => a - b);
  const half = order.length >> 1;
  return order.length % 2 ? (order[half] as number) : ((order[half - 1] as number) + (order[half] as number)) / 2;
}

/** Calls subject and rival in turn, each with inputs of its own. */
class Match {
  readonly #sides: Record<Side, Sampling>;
  readonly #n: number;
  #calls: Record<Side, number> = { subject: 1, rival: 1 };
  #least: Record<Side, number> = { subject: Number.POSITIVE_INFINITY, rival: Number.POSITIVE_INFINITY };
  #async = false;
  /** Rounds without a reading of both. */
  heldUp = 0;

  constructor(sides: Record<Side, Sampling>, n: number) {
    this.#sides = sides;
    this.#n = n;
  }

  get timeLeft(): number {
    return Math.min(this.#sides.subject.timeLeft, this.#sides.rival.timeLeft);
  }

  async #time(who: Side): Promise<Batch> {
    const call = await this.#sides[who].time(this.#n, this.#calls[who], this.timeLeft);
    if (call.stopped) throw new StoppedCall(who, call);
    if (call.async && call.calls > 1) this.#calls = { subject: 1, rival: 1 };
    this.#async ||= call.async;
    this.#least[who] = Math.min(this.#least[who], call.ms);
    return call;
  }

  /** Calls both until they had time to be optimised, and finds how many calls make a stretch. */
  async warmUp(): Promise<void> {
    const budget = this.timeLeft;
    for (let pair = 0; pair < 200; pair++) {
      const before = this.timeLeft;
      for (const who of pair % 2 ? (['rival', 'subject'] as const) : (['subject', 'rival'] as const))
        await this.#time(who);
      const took = before - this.timeLeft;
      // The first calls are the slowest by far: what a stretch needs is known once a few are made.
      if (pair >= 2) this.#sizeStretches();
      const spent = budget - this.timeLeft + took > warmUpShare * budget;
      if (spent && (pair >= 4 || took > (warmUpShare / 2) * budget)) break;
    }
  }

  #sizeStretches(): void {
    if (this.#async) return;
    const { subject, rival } = this.#least;
    const shorter = Math.min(subject, rival);
    const same = Math.max(subject, rival) < alike * shorter;
    this.#calls = {
      subject: callsPerBatch(same ? shorter : subject),
      rival: callsPerBatch(same ? shorter : rival),
    };
  }

  /** One round: its times per call, or undefined when other processes held it up. */
  async round(index: number): Promise<Record<Side, number> | undefined> {
    // Code that is still getting faster must not slip under what single calls can read: there nothing but the runtime's own work is compared.
    this.#sizeStretches();
    const order = orders[index % 2] as readonly Side[];
    const tightOnes = order.slice(0, 2).filter((who) => this.#calls[who] >= tight);
    for (const who of tightOnes) this.#sides[who].renew();
    for (let run = 0; run < runIns; run++) for (const who of tightOnes) await this.#time(who);
    const readings: Record<Side, number[]> = { subject: [], rival: [] };
    const short = this.#calls.subject > 1 && this.#calls.rival > 1;
    for (const who of short ? [...order, ...order] : order) {
      const { ms, preemptedMs } = await this.#time(who);
      if (preemptedMs <= mostPreempted * ms) readings[who].push(ms - preemptedMs);
    }
    if (readings.subject.length > 0 && readings.rival.length > 0)
      return { subject: middle(readings.subject), rival: middle(readings.rival) };
    this.heldUp += 1;
    return undefined;
  }
}

/**
 * Calls subject and rival in turn until the judge decides or the time budget ends.
 * @throws what a caller throws
 */
export async function measureRival(
  subject: Sampling,
  rival: Sampling,
  { by, n, confidence }: RivalRequest,
): Promise<RivalMeasure> {
  const budget = subject.timeLeft;
  const judge = new RivalJudge({ by });
  const rounds: RivalRound[] = [];
  const times: Record<Side, number[]> = { subject: [], rival: [] };
  const match = new Match({ subject, rival }, n);
  let dearest = 0;
  let end: RivalEnd | undefined;
  let decision = judge.decide();

  try {
    await match.warmUp();
    for (let index = 0; decision.kind === 'undecided' && index < mostRounds; index++) {
      const before = match.timeLeft;
      if (before < 1.2 * dearest) break;
      const round = await match.round(index);
      dearest = Math.max(0.9 * dearest, before - match.timeLeft);
      if (!round) continue;
      times.subject.push(round.subject);
      times.rival.push(round.rival);
      rounds.push({ at: budget - before, ratio: round.rival / round.subject });
      judge.add(rounds.at(-1) as RivalRound);
      decision = judge.decide();
    }
  } catch (error) {
    if (error instanceof StoppedCall) {
      const { who, call } = error;
      const usual = times[who].length > 0 ? middle(times[who]) : 0;
      const ms = call.ms * call.timed;
      // One that the budget's end merely cut off says nothing.
      if (ms >= Math.max(budget / 4, 10 * usual * call.timed)) end = { kind: 'stopped', who, ms, async: call.async };
    } else if (!(error instanceof InputTooSlow && rounds.length > 0)) throw error;
  }
  if (decision.kind !== 'undecided') end = { kind: 'proven' };
  end ??= { kind: 'unproven', needed: roundsNeeded() };
  const ratio = ratioOf(rounds, confidence);
  const input = subject.inputMs + rival.inputMs;
  const called = subject.subjectMs + rival.subjectMs;
  return {
    verdict: verdictOf(end, decision.kind, rounds.length, match.heldUp),
    end,
    rounds: rounds.length,
    ...(ratio ? { ratio } : {}),
    ...times,
    notes:
      match.heldUp > 0
        ? [
            `${match.heldUp === 1 ? '1 round was' : `${match.heldUp.toLocaleString('en-US')} rounds were`} held up by other processes and spoke for neither verdict.`,
          ]
        : [],
    phases: { input, subject: called, rest: Math.max(0, budget - match.timeLeft - input - called) },
  };
}

function verdictOf(end: RivalEnd, decided: 'within' | 'over' | 'undecided', rounds: number, heldUp: number): Verdict {
  if (end.kind === 'stopped' && end.who === 'rival') {
    return doubt('the rival did not end', { seen: 'a call of it was given up, so there is nothing to compare with' });
  }
  if (end.kind === 'unproven' && rounds < end.needed && heldUp > 0 && heldUp >= rounds) {
    return doubt('too noisy', {
      seen: `other processes held up ${heldUp} of ${rounds + heldUp} rounds, and ${end.needed} are needed`,
    });
  }
  return decided === 'within' ? within : over;
}
