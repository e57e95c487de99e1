import { normal, type Taking } from './limit-series.js';

/**
 * Kinds of series. A call takes about 1 unit once it is warm; `begin` makes a new series (its phase, its cold calls) whose calls take `unit` milliseconds:
 * what comes from outside (bursts, slow wander) goes by the clock, not by calls.
 */
export interface Family {
  name: string;
  /** No judge can tell it from slowness when a call is long: reported, not held to the bar. */
  untellable?: boolean;
  begin: (unit: number, random: () => number) => Taking;
}

const steady = (taking: (random: () => number) => ReturnType<Taking>): Family['begin'] => {
  const made: Taking = (_index, _at, random) => taking(random);
  return (unit) => scaled(unit, made);
};

const scaled =
  (unit: number, taking: Taking): Taking =>
  (index, at, random) => {
    const taken = taking(index, at, random);
    return typeof taken === 'number' ? taken * unit : { ms: taken.ms * unit, preemptedMs: taken.preemptedMs * unit };
  };

/** The first calls take `times` as long, all alike. */
const plateau = (length: number, times: number): Family['begin'] => {
  const made: Taking = (index, _at, random) => (index < length ? times : 1) * (1 + 0.05 * normal(random));
  return (unit) => scaled(unit, made);
};

const cold: Taking = (index, _at, random) => (1 + 3 * Math.exp(-index / 20)) * (1 + 0.05 * normal(random));
const warming =
  (length: number): Taking =>
  (index, _at, random) =>
    (1 + 0.5 * Math.max(0, 1 - index / length)) * (1 + 0.05 * normal(random));

export const families: readonly Family[] = [
  { name: 'normal', begin: steady((random) => Math.max(0.1, 1 + 0.1 * normal(random))) },
  { name: 'log-normal, spread 0.3', begin: steady((random) => Math.exp(0.3 * normal(random))) },
  { name: 'log-normal, spread 1', begin: steady((random) => Math.exp(normal(random))) },
  {
    name: 'garbage collection: 1 of 8 calls 3×',
    begin: steady((random) => (random() < 0.125 ? 3 : 1) + 0.05 * normal(random)),
  },
  {
    name: '30% of the calls 5×',
    begin: steady((random) => (random() < 0.3 ? 5 : 1) * (1 + 0.05 * normal(random))),
  },
  {
    name: 'preempted: half of the calls 4×',
    begin: steady((random) => (random() < 0.5 ? { ms: 4, preemptedMs: 3.05 } : 1)),
  },
  { name: 'cold: the first 20 calls or so up to 4×', begin: (unit) => scaled(unit, cold) },
  { name: 'cold: 12 equal calls 2×', begin: plateau(12, 2) },
  { name: 'cold: 20 equal calls 2×', begin: plateau(20, 2) },
  { name: 'cold: 40 equal calls 2×', untellable: true, begin: plateau(40, 2) },
  { name: 'drift: 1.5× to 1× over 25 calls', begin: (unit) => scaled(unit, warming(25)) },
  { name: 'drift: 1.5× to 1× over 100 calls', untellable: true, begin: (unit) => scaled(unit, warming(100)) },
  {
    name: 'drift: 8% up and down in 10 s',
    begin: (unit, random) => {
      const phase = 2 * Math.PI * random();
      return (_index, at) => unit * (1 + 0.08 * Math.sin(phase + (2 * Math.PI * at) / 10_000) + 0.03 * normal(random));
    },
  },
  {
    name: 'bursts: 150 ms of 1.6× every 3 s',
    begin: (unit, random) => {
      const phase = 3000 * random();
      return (_index, at) => unit * (0.97 + 0.06 * random()) * ((at + phase) % 3000 < 150 ? 1.6 : 1);
    },
  },
];

/** The percentiles of the long run, from many warm calls; `overhead` milliseconds pass around each. */
export function truths(
  family: Family,
  unit: number,
  overhead: number,
  percentiles: readonly number[],
  random: () => number,
): number[] {
  const taking = family.begin(unit, random);
  const times: number[] = [];
  let at = 0;
  while (times.length < 400_000) {
    const taken = taking(10_000 + times.length, at, random);
    // What the call takes without the time that it is preempted.
    const ms = typeof taken === 'number' ? taken : taken.ms - taken.preemptedMs;
    times.push(ms);
    at += (typeof taken === 'number' ? taken : taken.ms) + overhead;
  }
  const sorted = Float64Array.from(times).sort();
  return percentiles.map((percentile) => sorted[Math.ceil((sorted.length * percentile) / 100) - 1] as number);
}
