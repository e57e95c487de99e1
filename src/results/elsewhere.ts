import type { PerfRecord } from '../record.js';
import type { Entry } from './results.js';

/** The same assertion in another project has the same key. */
const keyOf = ({ test, matcher, subject }: PerfRecord): string =>
  [test.file, test.name, test.line ?? '', matcher, subject].join('\n');

/** Collects which assertions no project judged: each that answered them named another. Holds only what answered `elsewhere` and was not judged so far. */
export class Elsewhere {
  private readonly judged = new Set<string>();
  private readonly away = new Map<string, Entry>();

  add(entry: Entry): void {
    for (const record of [entry.record, ...(entry.record.parts ?? [])]) {
      const key = keyOf(record);
      if (record.verdict.kind === 'elsewhere') {
        if (!this.judged.has(key)) this.away.set(key, { ...entry, record });
      } else {
        this.judged.add(key);
        this.away.delete(key);
      }
    }
  }

  /** What every project that ran answered with `elsewhere`, in the order of the run. */
  unjudged(): Entry[] {
    return [...this.away.values()];
  }
}

/** The assertions that were answered `elsewhere` and by nothing else. */
export function unjudged(entries: Iterable<Entry>): Entry[] {
  const elsewhere = new Elsewhere();
  for (const entry of entries) elsewhere.add(entry);
  return elsewhere.unjudged();
}

/** What is certain of assertions that were left to another project: `none` judges those whose project ran and judged them not, `others` may be judged by a project or a part of the suite that did not run. */
export function certainty(
  away: readonly Entry[],
  { whole, projects }: { whole: boolean; projects: readonly string[] },
): { none: Entry[]; others: Entry[] } {
  const ran = ({ record: { verdict } }: Entry): boolean =>
    whole && verdict.kind === 'elsewhere' && (projects.length === 0 || projects.includes(verdict.project));
  return { none: away.filter(ran), others: away.filter((entry) => !ran(entry)) };
}
