import { runsNeeded, runsNeededForOver } from '../src/judge/limit.js';
import { measureLimit } from '../src/measure/limit.js';
import { type Family, truths } from '../test/judge/limit-families.js';
import { generator } from '../test/judge/limit-series.js';
import { VirtualCaller } from '../test/measure/virtual-caller.js';

/** What passes around a call of a real Caller, in milliseconds: the hard stop's guard, the processor's clocks. */
export const overhead = 0.1;

/** Verdicts of many series of one kind. */
export interface Cell {
  family: string;
  unit: number;
  percentile: number;
  /** The true percentile divided by the limit. */
  ratio: number;
  trials: number;
  within: number;
  over: number;
  untold: number;
  /** Calls to the verdict, at the median. */
  calls: number;
  /** Milliseconds to the verdict on the series' own clock, at the median. */
  ms: number;
}

/** The matcher's default time budget. */
export const budgetFor = (limit: number, percentile: number): number =>
  Math.max(1000, 2 * Math.max(runsNeeded(percentile), 2 * runsNeededForOver(percentile)) * limit);

/** The limits are the true percentile divided by this. */
const cache = new Map<string, number[]>();
const percentiles = [50, 90, 95, 99];

/** Judges series of a family until there are `trials`, or `ms` milliseconds have passed. */
export async function simulate(
  family: Family,
  {
    unit,
    percentile,
    ratio,
    trials,
    ms = Number.POSITIVE_INFINITY,
    timeBudget,
    seed = 1,
  }: Pick<Cell, 'unit' | 'percentile' | 'ratio' | 'trials'> & {
    ms?: number;
    timeBudget?: number;
    seed?: number;
  },
): Promise<Cell> {
  const key = `${family.name} ${unit}`;
  const known = cache.get(key) ?? truths(family, unit, overhead, percentiles, generator(99));
  cache.set(key, known);
  const limit = (known[percentiles.indexOf(percentile)] as number) / ratio;
  const budget = timeBudget ?? budgetFor(limit, percentile);
  const random = generator(seed);
  const cell = { within: 0, over: 0, untold: 0 };
  const calls: number[] = [];
  const times: number[] = [];
  const end = performance.now() + ms;
  let made = 0;
  for (; made < trials && performance.now() < end; made++) {
    const taking = family.begin(unit, random);
    const caller = new VirtualCaller((index, at) => taking(index, at, random), budget, overhead);
    const { verdict } = await measureLimit(caller, { limit, percentile, n: 1 });
    cell[verdict.kind === 'within' ? 'within' : verdict.kind === 'over' ? 'over' : 'untold'] += 1;
    calls.push(caller.calls);
    times.push(budget - caller.timeLeft);
  }
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;
  return {
    family: family.name,
    unit,
    percentile,
    ratio,
    trials: made,
    ...cell,
    calls: median(calls),
    ms: median(times),
  };
}
