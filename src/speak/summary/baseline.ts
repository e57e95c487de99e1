import { baselineFile, type Difference, type Mark } from '../../results/baseline.js';
import { amount } from '../amount.js';
import { count, plural } from '../format.js';

/** '31 queries', '51,234 steps at n = 4,096 (n^1.08)'. */
export function markText({ value, unit, n, power }: Mark): string {
  const at = n === undefined ? '' : ` at n = ${count(n)}${power === undefined ? '' : ` (n^${power.toFixed(2)})`}`;
  return `${amount(value, unit)}${at}`;
}

/** One assertion, old and new side by side. */
export const differenceText = ({ before, now }: Difference): string =>
  `${now.record.subject} ${now.record.matcher}: ${markText(before)} before, ${markText(now.mark)} now`;

/** What is worse than the baseline, with the way to accept it, and what is better, with the way to keep it. */
export function baselineLines(worse: readonly Difference[], better: readonly Difference[]): string[] {
  const lines = worse.map((one) => {
    const { file, line } = one.now.record.test;
    return `  ${file}${line ? `:${line}` : ''}  ${differenceText(one)}`;
  });
  return [
    ...(worse.length > 0
      ? [
          `${plural(worse.length, 'assertion is', 'assertions are')} worse than in ${baselineFile}:`,
          ...lines,
          `  Mend the code; if it is meant to be so, write the baseline anew: npx perf-matchers baseline`,
        ]
      : []),
    ...(better.length > 0
      ? [
          `${plural(better.length, 'assertion is', 'assertions are')} better than in ${baselineFile}. To keep it so: npx perf-matchers baseline --ratchet`,
        ]
      : []),
  ];
}
