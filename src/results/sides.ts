import { isExact, judgeSides, type SidePair, type SideRatio } from '../judge/side-ratio.js';
import type { PerfRecord } from '../record.js';
import { partsOf } from './order.js';
import type { Entry } from './results.js';

/** The entries of one round: those of the ref's run, and of this side's. */
export interface Round {
  readonly ref: readonly Entry[];
  readonly now: readonly Entry[];
}

/** An assertion that both sides have, in all rounds that gave a value. */
export interface Compared {
  readonly key: string;
  /** This side's record of the last round. */
  readonly record: PerfRecord;
  readonly found: SideRatio;
  /** The median of each side's rounds, in `unit`; absent where nothing could be measured. */
  readonly ref?: number;
  readonly now?: number;
  readonly unit: string;
  /** Rounds in which both sides gave a value. */
  readonly rounds: number;
  /** Why there is no ratio: of a record that could not be judged, or of how the values are. */
  readonly why?: string;
}

/** What rounds of both sides say. */
export interface Comparison {
  readonly compared: Compared[];
  /** Only this side has them, only the ref has them. */
  readonly added: PerfRecord[];
  readonly gone: PerfRecord[];
}

interface Keyed {
  readonly key: string;
  readonly record: PerfRecord;
}

/** Assertions by what they are called; a second of the same name in a test is '… #2'. Where they stand is another line on each side. */
function keyed(entries: readonly Entry[]): Map<string, PerfRecord> {
  const found = new Map<string, PerfRecord>();
  for (const { record } of entries.flatMap(partsOf)) {
    if (record.verdict.kind === 'elsewhere') continue;
    const { test, subject, matcher, requirement } = record;
    const of = matcher === 'toScaleNoWorseThan' ? ` of ${requirement.metric}` : '';
    const name = `${test.project ? `[${test.project}] ` : ''}${test.file} > ${test.name} > ${subject} ${matcher}${of}`;
    let key = name;
    for (let times = 2; found.has(key); times++) key = `${name} #${times}`;
    found.set(key, record);
  }
  return found;
}

/** The median of the later half: code is warm there. */
function warm(samples: readonly number[]): number {
  return median(samples.slice(samples.length >> 1));
}

const fewSamples = 6;

/** A growth's value at n, between its sizes on straight lines of the logarithms: sizes differ from run to run. */
function valueAt(series: readonly { n: number; value: number }[], n: number): number {
  const same = series.find((point) => point.n === n);
  if (same) return same.value;
  const after = series.findIndex((point) => point.n > n);
  const [one, other] = [series[after - 1], series[after]];
  if (!one || !other || one.value <= 0 || other.value <= 0) return Number.NaN;
  const part = Math.log(n / one.n) / Math.log(other.n / one.n);
  return Math.exp(Math.log(one.value) + part * Math.log(other.value / one.value));
}

/** What one round says of an assertion, less being better: times of limits as the median of warm calls, rates as the time of a call, growth at the largest n that both reached. */
function pairOf(ref: PerfRecord, now: PerfRecord): (SidePair & { unit: string }) | undefined {
  const [one, other] = [ref.measured, now.measured];
  if (!one || !other || one.unit !== other.unit) return undefined;
  const { unit } = other;
  if (now.requirement.unit === 'growth') {
    const [of, by] = [one.series ?? [], other.series ?? []];
    const n = Math.min(of.at(-1)?.n ?? 0, by.at(-1)?.n ?? 0);
    return { ref: valueAt(of, n), now: valueAt(by, n), unit };
  }
  if (unit === 'calls/s') return { ref: 1000 / one.value, now: 1000 / other.value, unit: 'ms' };
  if (unit === '×') return { ref: 1 / one.value, now: 1 / other.value, unit: "× the rival's time" };
  const value = ({ value, samples = [] }: NonNullable<PerfRecord['measured']>): number =>
    unit === 'ms' && samples.length >= fewSamples ? warm(samples) : value;
  return { ref: value(one), now: value(other), unit };
}

const median = (values: readonly number[]): number => {
  const order = values.toSorted((one, other) => one - other);
  const middle = order.length >> 1;
  return order.length % 2 === 1
    ? (order[middle] as number)
    : ((order[middle - 1] as number) + (order[middle] as number)) / 2;
};

const reasonOf = ({ error, verdict }: PerfRecord): string | undefined =>
  error?.split('\n')[0] ?? (verdict.kind === 'cannot tell' ? verdict.reason : undefined);

const isJudged = ({ error, verdict: { kind } }: PerfRecord): boolean =>
  error === undefined && (kind === 'within' || kind === 'over');

/** Why the rounds of an assertion give no ratio: the first reason that a side gave, this side's before the ref's. */
const firstReason = (pairs: readonly { ref: PerfRecord; now: PerfRecord }[]): string | undefined =>
  pairs.map(({ now, ref }) => reasonOf(now) ?? reasonOf(ref)).find(Boolean);

/** A leak's growth per call lies about 0 and has no ratio: its verdicts are compared, of those rounds that could tell, if they are most. */
function byVerdict(pairs: readonly { ref: PerfRecord; now: PerfRecord }[]): Pick<Compared, 'found' | 'why'> {
  const judged = pairs.filter(({ ref, now }) => isJudged(ref) && isJudged(now));
  const all = (side: 'ref' | 'now', kind: string): boolean =>
    2 * judged.length > pairs.length && judged.every((pair) => pair[side].verdict.kind === kind);
  const found = (kind: SideRatio['kind']): Pick<Compared, 'found'> => ({
    found: { kind, ratio: Number.NaN, exact: true },
  });
  if (all('ref', 'within') && all('now', 'over')) return found('slower');
  if (all('ref', 'over') && all('now', 'within')) return found('faster');
  if (['within', 'over'].some((kind) => all('ref', kind) && all('now', kind))) return found('same');
  return { ...found('cannot tell'), why: firstReason(pairs) ?? 'its verdicts differ from round to round' };
}

interface Gathered extends Keyed {
  pairs: { ref: PerfRecord; now: PerfRecord }[];
}

/** Compares rounds of both sides, with a threshold as a share: 0.05 is 5%. */
export function compareSides(rounds: readonly Round[], threshold: number): Comparison {
  const gathered = new Map<string, Gathered>();
  const [added, gone] = [new Map<string, PerfRecord>(), new Map<string, PerfRecord>()];
  for (const round of rounds) {
    const [ref, now] = [keyed(round.ref), keyed(round.now)];
    for (const [key, record] of now) {
      const before = ref.get(key);
      if (!before) added.set(key, record);
      else
        gathered.set(key, { key, record, pairs: [...(gathered.get(key)?.pairs ?? []), { ref: before, now: record }] });
    }
    for (const [key, record] of ref) if (!now.has(key)) gone.set(key, record);
  }
  const only = (side: Map<string, PerfRecord>): PerfRecord[] =>
    [...side].filter(([key]) => !gathered.has(key)).map(([, record]) => record);
  const measured = [...gathered.values()].map(valuesOf);
  // Only what varies shares the error; counts have none.
  const family = measured.filter(({ values }) => values.length === 0 || !isExact(values)).length;
  return {
    compared: measured.map((one) => judged(one, { threshold, family })),
    added: only(added),
    gone: only(gone),
  };
}

type Valued = Gathered & { values: SidePair[]; unit: string };

function valuesOf(one: Gathered): Valued {
  const found = one.pairs
    .map(({ ref, now }) => pairOf(ref, now))
    .filter((pair) => pair !== undefined)
    .filter(({ ref, now }) => Number.isFinite(ref) && Number.isFinite(now));
  return { ...one, values: found, unit: found[0]?.unit ?? '' };
}

function judged({ key, record, pairs, values, unit }: Valued, rule: { threshold: number; family: number }): Compared {
  const common = { key, record, unit, rounds: values.length };
  if (record.requirement.metric === 'leak') return { ...common, ...byVerdict(pairs) };
  const found = judgeSides(values, rule);
  if (values.length === 0) return { ...common, found, why: firstReason(pairs) ?? 'both sides measured other things' };
  const sides = { ref: median(values.map(({ ref }) => ref)), now: median(values.map(({ now }) => now)) };
  const why = found.kind === 'cannot tell' && !found.interval && !found.roundsNeeded;
  return {
    ...common,
    found,
    ...sides,
    ...(why ? { why: 'its values vary from round to round, and are 0 in some' } : {}),
  };
}
