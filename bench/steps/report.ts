import { quantile, rate } from '../verdicts/report.js';
import { isRight, type StepLine } from './line.js';

const keyOf = ({ name, bound }: StepLine): string => `${name} under ${bound}`;

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

/** The runs of the pairs whose runs do not all give the same. */
export function differing(lines: readonly StepLine[], given: (line: StepLine) => string): StepLine[][] {
  return groupBy(lines, keyOf).filter((group) => new Set(group.map(given)).size > 1);
}

const countsOf = ({ series }: StepLine): string => series.map(({ n, value }) => `${n}:${value}`).join(' ');

/** One verdict and what it rests on. */
function told(line: StepLine): string {
  const { name, half, bound, verdict, reason, exponent, ms, calls, node, condition } = line;
  const said = reason === undefined ? verdict : `${verdict}: ${reason}`;
  return `  ${isRight(line) === false ? 'WRONG ' : ''}${name} (${half}) under ${bound}: ${said}; n^${exponent?.toFixed(2) ?? '?'}, ${Math.round(ms)} ms, ${calls} calls, Node ${node}, ${condition}\n    ${countsOf(line)}`;
}

/** What all runs come to. */
export function report(lines: readonly StepLine[], all: boolean): string {
  const judged = lines.filter((line) => isRight(line) !== undefined);
  const wrong = judged.filter((line) => isRight(line) === false);
  const untold = judged.filter((line) => isRight(line) === null);
  const failed = lines.filter(({ verdict }) => verdict === 'crashed' || verdict === 'threw');
  const quantiles = (of: (line: StepLine) => number): string => {
    const sorted = judged.map(of).sort((a, b) => a - b);
    return `${Math.round(quantile(sorted, 0.5))} ms median, ${Math.round(quantile(sorted, 0.95))} ms 95th percentile`;
  };
  const unlike = differing(lines, ({ verdict }) => verdict);
  const sameNode = groupBy(lines, ({ node = '' }) => node).flatMap((group) => differing(group, countsOf));
  const acrossNodes = differing(lines, countsOf).length;
  const shown = all ? lines : [...wrong, ...failed];
  const reasons = groupBy(untold, ({ reason = '' }) => reason.replace(/ up to n = [\d,]+/, ''));
  return [
    `${judged.length} verdicts; ${lines.length - judged.length - failed.length} left out, ${failed.length} threw or crashed`,
    `  wrong        ${rate(wrong.length, judged.length)}`,
    `  cannot tell  ${rate(untold.length, judged.length)}`,
    ...reasons
      .sort((a, b) => b.length - a.length)
      .map((group) => {
        const names = [...new Set(group.map(({ name }) => name))];
        return `    ${String(group.length).padStart(4)} × ${group[0]?.reason} (${names.slice(0, 8).join('; ')}${names.length > 8 ? '; …' : ''})`;
      }),
    `  to verdict   ${quantiles(({ ms }) => ms)}; of the processor's time ${quantiles(({ processorMs }) => processorMs)}`,
    `  verdicts that differ between runs: ${unlike.length} of ${groupBy(lines, keyOf).length} pairs`,
    ...unlike.slice(0, 20).flatMap((group) => group.slice(0, 4).map(told)),
    `  counts that differ between runs: ${sameNode.length} pairs within one version of Node, ${acrossNodes} in all`,
    ...sameNode.slice(0, 20).flatMap((group) => unlikeCounts(group)),
    ...(shown.length > 0 ? ['', 'Wrong, thrown or crashed:', ...shown.map(told)] : []),
  ].join('\n');
}

/** Two runs with different counts. */
function unlikeCounts(group: readonly StepLine[]): string[] {
  const [first] = group as [StepLine];
  const other = group.find((line) => countsOf(line) !== countsOf(first)) ?? first;
  return [told(first), told(other)];
}
