import type { Difference } from '../../results/baseline.js';
import { partsOf } from '../../results/order.js';
import type { Entry } from '../../results/results.js';
import { isNear } from '../../results/share.js';
import { differenceText } from './baseline.js';
import { summaryRow } from './row.js';

// As @actions/core writes them: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Which of them to write: a runner's own reporter may annotate failures already. */
export interface AnnotationChoice {
  errors: boolean;
  /** A file of a record as the repository calls it. */
  fileOf: (file: string) => string;
}

/** GitHub shows ten of each level in a step, and keeps no more. */
const most = 10;

/**
 * Lines that GitHub Actions shows at the assertion: errors for what failed, warnings for what could not be told and for what is above 80% of its limit.
 * The whole message of a failure is in it.
 */
export function annotations(entries: readonly Entry[], { errors, fileOf }: AnnotationChoice): string[] {
  const lines: { error: boolean; text: string }[] = [];
  for (const entry of entries.flatMap(partsOf)) {
    const { record, failed } = entry;
    const { test, verdict, message, error } = record;
    const row = summaryRow(entry);
    const at = `${test.file ? `file=${property(fileOf(test.file))},` : ''}${test.line ? `line=${test.line},` : ''}title=${property(`${row.assertion}: ${row.verdict}`)}`;
    if (failed) {
      if (errors) lines.push({ error: true, text: `::error ${at}::${data(error ?? message)}` });
    } else if (verdict.kind === 'cannot tell') {
      lines.push({
        error: false,
        text: `::warning ${at}::${data([row.test, ...row.why, row.check].filter(Boolean).join('\n'))}`,
      });
    } else if (isNear(record)) {
      lines.push({
        error: false,
        text: `::warning ${at}::${data(`${row.test}\n${row.outcome}: ${row.used} of the limit.`)}`,
      });
    }
  }
  const of = (error: boolean): string[] => lines.filter((line) => line.error === error).map(({ text }) => text);
  return [...of(true).slice(0, most), ...of(false).slice(0, most)];
}

/** Error annotations for what is worse than the baseline. */
export function baselineAnnotations(worse: readonly Difference[], fileOf: (file: string) => string): string[] {
  return worse.slice(0, most).map((one) => {
    const { test, subject, matcher } = one.now.record;
    const at = `file=${property(fileOf(test.file))},${test.line ? `line=${test.line},` : ''}`;
    return `::error ${at}title=${property(`${subject} ${matcher}: worse than the baseline`)}::${data(differenceText(one))}`;
  });
}
