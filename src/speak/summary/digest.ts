import { compareEntries, partsOf, rankOf } from '../../results/order.js';
import type { Entry } from '../../results/results.js';
import { isNear } from '../../results/share.js';
import { count, plural } from '../format.js';

/** The assertions of a run as a summary shows them. */
export interface Digest {
  /** Failed, then doubtful, then the nearest to their limits: what is shown in full. */
  shown: Entry[];
  /** How many more held than are shown. */
  more: number;
  /** What no project judges: the run fails by it. */
  none: Entry[];
  /** What is left to a project or a part of the suite that did not run. */
  away: Entry[];
  failed: number;
  untold: number;
  held: number;
  near: number;
}

/** Keeps the first of what it is given, in order, in bounded memory. */
class First {
  private kept: Entry[] = [];
  constructor(private readonly most: number) {}

  add(entry: Entry): void {
    this.kept.push(entry);
    if (this.kept.length > 2 * this.most + 50) this.cut();
  }

  cut(): Entry[] {
    // Sorting keeps the order of what is alike.
    this.kept = this.kept.sort(compareEntries).slice(0, this.most);
    return this.kept;
  }
}

/**
 * Chooses what a summary shows, from entries given one by one: all that failed or could not be told, up to `most` of each, and the `nearest` to their limits.
 * What another project of the run judged is shown as that project's.
 */
export class Digester {
  private readonly counts = [0, 0, 0] as [failed: number, untold: number, held: number];
  private near = 0;
  private readonly firsts: [First, First, First];

  constructor({ most = 50, nearest = 10 }: { most?: number; nearest?: number } = {}) {
    this.firsts = [new First(most), new First(most), new First(nearest)];
  }

  add(entry: Entry): void {
    for (const part of partsOf(entry)) {
      if (part.record.verdict.kind === 'elsewhere') continue;
      const rank = rankOf(part);
      this.counts[rank] += 1;
      this.firsts[rank].add(part);
      if (rank === 2 && isNear(part.record)) this.near += 1;
    }
  }

  result({ none, others }: { none: readonly Entry[]; others: readonly Entry[] }): Digest {
    const shown = this.firsts.flatMap((first) => first.cut());
    const [failed, untold, held] = this.counts;
    return {
      shown,
      more: failed + untold + held - shown.length,
      none: [...none],
      away: [...others],
      failed,
      untold,
      held,
      near: this.near,
    };
  }
}

/** What a summary shows of all entries of a run. */
export function digest(
  entries: Iterable<Entry>,
  left: { none: readonly Entry[]; others: readonly Entry[] } = { none: [], others: [] },
): Digest {
  const digester = new Digester();
  for (const entry of entries) digester.add(entry);
  return digester.result(left);
}

/** The first line of a summary: '12 performance assertions: 1 failed, 2 cannot tell, 9 held, 1 of them above 80% of its limit'. */
export function headline({ failed, untold, held, near, away: others, none }: Digest): string {
  const away = [...none, ...others];
  const parts = [
    failed > 0 ? `${count(failed)} failed` : '',
    untold > 0 ? `${count(untold)} cannot tell` : '',
    held > 0 || failed + untold + away.length === 0
      ? `${count(held)} held${near > 0 ? `, ${count(near)} of them above 80% of ${near === 1 ? 'its' : 'their'} limit` : ''}`
      : '',
    away.length > 0 ? `${away.length} not judged here` : '',
  ].filter(Boolean);
  return `${plural(failed + untold + held + away.length, 'performance assertion')}: ${parts.join(', ')}`;
}

/** What to say of assertions that this run did not judge. */
export const awayLines = ({ none, away }: Digest): string[] => [...left(none, true), ...left(away, false)];

function left(away: readonly Entry[], fails: boolean, most = 10): string[] {
  if (away.length === 0) return [];
  const projects = new Set(
    away.map(({ record }) => (record.verdict.kind === 'elsewhere' ? record.verdict.project : '')),
  );
  const named = [...projects].map((project) => `'${project}'`).join(' and ');
  const first = fails
    ? `${plural(away.length, 'assertion was', 'assertions were')} judged by no project: each that ran answered that ${named} judges ${away.length === 1 ? 'it' : 'them'}. Let ${named} include the test file, or take the assertion out.`
    : `${plural(away.length, 'assertion is', 'assertions are')} left to project ${named}, of which this run has no verdict.`;
  const lines = away
    .slice(0, most)
    .map(
      ({ record: { test, subject, matcher } }) =>
        `  ${test.file}${test.line ? `:${test.line}` : ''}  ${subject} ${matcher}`,
    );
  const rest = away.length - lines.length;
  return [first, ...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
