import { compareEntries, partsOf, rankOf } from '../../results/order.js';
import type { Entry } from '../../results/results.js';
import { isNear } from '../../results/share.js';
import { plural } from '../format.js';

/** The assertions of a run as a summary shows them. */
export interface Digest {
  /** Failed, then doubtful, then the nearest to their limits: what is shown in full. */
  shown: Entry[];
  /** How many more held than are shown. */
  more: number;
  /** What no project of this run judged. */
  away: Entry[];
  failed: number;
  untold: number;
  held: number;
  near: number;
}

/**
 * Chooses what a summary shows: all that failed or could not be told, up to `most` of each, and the `nearest` to their limits.
 * What another project of the run judged is shown as that project's.
 */
export function digest(
  entries: readonly Entry[],
  away: readonly Entry[],
  { most = 50, nearest = 10 }: { most?: number; nearest?: number } = {},
): Digest {
  const judged = entries.flatMap(partsOf).filter(({ record }) => record.verdict.kind !== 'elsewhere');
  const sorted = judged.toSorted(compareEntries);
  const troubled = sorted.filter((entry) => rankOf(entry) < 2);
  const held = sorted.filter((entry) => rankOf(entry) === 2);
  const [failed, untold] = [
    troubled.filter((entry) => rankOf(entry) === 0),
    troubled.filter((entry) => rankOf(entry) === 1),
  ];
  const shown = [...failed.slice(0, most), ...untold.slice(0, most), ...held.slice(0, nearest)];
  return {
    shown,
    more: judged.length - shown.length,
    away: [...away],
    failed: failed.length,
    untold: untold.length,
    held: held.length,
    near: held.filter(({ record }) => isNear(record)).length,
  };
}

/** The first line of a summary: '12 performance assertions: 1 failed, 2 cannot tell, 9 held, 1 of them above 80% of its limit'. */
export function headline({ failed, untold, held, near, away }: Digest): string {
  const parts = [
    failed > 0 ? `${failed} failed` : '',
    untold > 0 ? `${untold} cannot tell` : '',
    held > 0 || failed + untold + away.length === 0
      ? `${held} held${near > 0 ? `, ${near} of them above 80% of ${near === 1 ? 'its' : 'their'} limit` : ''}`
      : '',
    away.length > 0 ? `${away.length} not judged here` : '',
  ].filter(Boolean);
  return `${plural(failed + untold + held + away.length, 'performance assertion')}: ${parts.join(', ')}`;
}

/** What to say of assertions that no project of this run judged; a run that ran all projects fails by it. */
export function awayLines(away: readonly Entry[], fails: boolean, most = 10): string[] {
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
