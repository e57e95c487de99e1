import { type Baseline, compareWith, marksOf, readBaseline, updated, writeBaseline } from '../results/baseline.js';
import type { Entry } from '../results/results.js';
import { plural } from '../speak/format.js';
import { differenceText } from '../speak/summary/baseline.js';
import { Failure } from './failure.js';
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
  for (const source of sources) {
    // Of a record only its count is kept: samples of thousands of them need no room here.
    for await (const entry of source.entries()) entries.push({ ...entry, record: { ...entry.record, message: '' } });
  }
  const marks = marksOf(entries);
  const { worse, better, added } = compareWith(before, marks);
  // A filtered run or a shard says nothing of what it left out.
  const whole = runs.every(({ filtered, someProjects, shard }) => !filtered && !someProjects && !shard);
  writeBaseline(output, updated(before, marks, { ratchet, whole }));
  const lines = (title: string, differences: typeof worse): string[] =>
    differences.length === 0 ? [] : [title, ...differences.map((one) => `  ${differenceText(one)}`)];
  return [
    `${plural(marks.length, 'assertion')} in ${output}: ${added.length} added, ${better.length} better, ${worse.length} worse.`,
    ...lines('Better:', better),
    ...lines(ratchet ? 'Worse, and left as it was:' : 'Worse:', worse),
  ];
}

function readOld(path: string): Baseline {
  try {
    return readBaseline(path) ?? { version: 1, node: {} };
  } catch (error) {
    throw new Failure((error as Error).message, { cause: error });
  }
}
