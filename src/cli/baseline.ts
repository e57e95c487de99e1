import type { Measured, PerfRecord } from '../record.js';
import { type Baseline, compareWith, marksOf, readBaseline, updated, writeBaseline } from '../results/baseline.js';
import type { Entry } from '../results/results.js';
import { plural } from '../speak/format.js';
import { differenceText } from '../speak/summary/baseline.js';
import { Failure } from './failure.js';
import { checkShards } from './shards.js';
import type { Source } from './sources.js';

/**
 * Writes the baseline of a run's results; returns what to say of it.
 * @throws Failure where a run did not end: what it had not judged would be taken out
 */
export async function baseline(sources: readonly Source[], output: string, ratchet: boolean): Promise<string[]> {
  const runs = sources.flatMap(({ head }) => head.runs);
  if (runs.some(({ complete }) => !complete)) {
    throw new Failure('The run did not end, so that its results are partial. Run the tests to their end first.');
  }
  const before = readOld(output);
  const entries: Entry[] = [];
  let earlier = 0;
  for (const source of sources) {
    // Of a record only its count is kept: samples of thousands of them need no room here.
    for await (const { run, record, ...entry } of source.entries())
      entries.push({ ...entry, run: earlier + run, record: withoutWords(record) });
    earlier += source.head.runs.length;
  }
  const marks = marksOf(entries);
  const { worse, better, added } = compareWith(before, marks);
  // A filtered run, or a part of the shards, says nothing of what it left out.
  const { missing } = checkShards(runs.map((facts, index) => ({ source: 0, index, name: '', facts })));
  const whole = missing.length === 0 && runs.every(({ filtered, someProjects }) => !filtered && !someProjects);
  writeBaseline(output, updated(before, marks, { ratchet, whole }));
  const lines = (title: string, differences: typeof worse): string[] =>
    differences.length === 0 ? [] : [title, ...differences.map((one) => `  ${differenceText(one)}`)];
  return [
    `${plural(marks.length, 'assertion')} in ${output}: ${added.length} added, ${better.length} better, ${worse.length} worse.`,
    ...lines('Better:', better),
    ...lines(ratchet ? 'Worse, and left as it was:' : 'Worse:', worse),
  ];
}

/** Of a record what marks are made of. */
const withoutWords = ({ places: _, shapes: __, ...record }: PerfRecord): PerfRecord => ({
  ...record,
  message: '',
  ...(record.measured ? { measured: withoutSamples(record.measured) } : {}),
});

const withoutSamples = ({ samples: _, ...measured }: Measured): Measured => measured;

function readOld(path: string): Baseline {
  try {
    return readBaseline(path) ?? { version: 1, node: {} };
  } catch (error) {
    throw new Failure((error as Error).message, { cause: error });
  }
}
