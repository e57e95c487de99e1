import type { PerfRecord } from '../record.js';
import { partsOf } from '../results/order.js';
import type { Entry } from '../results/results.js';
import { summaryRow } from '../speak/summary/row.js';
import type { Source } from './sources.js';

/** A bench as github-action-benchmark's `customSmallerIsBetter` takes it. */
export interface Bench {
  name: string;
  unit: string;
  value: number;
  range?: string;
  extra: string;
}

/** The measured value with a unit in which less is better: rates as the time of a call, speed against a rival as its share of the rival's time, growth as its exponent. */
function smallerIsBetter({ requirement, measured }: PerfRecord): Pick<Bench, 'unit' | 'value' | 'range'> | undefined {
  if (!measured) return undefined;
  const { value, unit, interval, exponent } = measured;
  const turned = requirement.unit === 'calls/s' ? 1000 : requirement.unit === '×' ? 1 : undefined;
  const shown =
    requirement.unit === 'growth'
      ? { value: exponent, unit: 'power of n' }
      : turned
        ? { value: turned / value, unit: turned === 1 ? "× the rival's time" : 'ms per call' }
        : { value, unit };
  if (shown.value === undefined || !Number.isFinite(shown.value)) return undefined;
  const ends = interval?.map((end) => (turned ? turned / end : end));
  const half = ends ? Math.abs((ends[1] as number) - (ends[0] as number)) / 2 : Number.NaN;
  return {
    unit: shown.unit,
    value: shown.value,
    ...(Number.isFinite(half) ? { range: `± ${Number(half.toPrecision(3))}` } : {}),
  };
}

/** A bench of an entry that was judged; none of one that could not be told, was judged elsewhere, or has no number. */
export function benchOf(entry: Entry): Bench | undefined {
  const { record } = entry;
  if (record.error !== undefined || (record.verdict.kind !== 'within' && record.verdict.kind !== 'over'))
    return undefined;
  const measured = smallerIsBetter(record);
  if (!measured) return undefined;
  const { test, subject, matcher } = record;
  const row = summaryRow(entry);
  return {
    name: `${test.project ? `[${test.project}] ` : ''}${test.file} > ${test.name} > ${subject} ${matcher}`,
    ...measured,
    extra: `limit ${row.limit}\n${row.verdict}`,
  };
}

/** The benches of results files, each name once: a second of the same name is '… #2'. */
export async function* benchesOf(sources: readonly Source[]): AsyncIterable<Bench> {
  const seen = new Map<string, number>();
  for (const { entries } of sources) {
    for await (const entry of entries()) {
      for (const part of partsOf(entry)) {
        const bench = benchOf(part);
        if (!bench) continue;
        const times = (seen.get(bench.name) ?? 0) + 1;
        seen.set(bench.name, times);
        yield times === 1 ? bench : { ...bench, name: `${bench.name} #${times}` };
      }
    }
  }
}
