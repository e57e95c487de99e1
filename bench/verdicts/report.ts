import { clopperPearsonUpper } from './binomial.js';
import { isRight, type Line } from './line.js';
import { rivals } from './rivals/index.js';
import { errorsOf, saidBy } from './said.js';

const percent = (share: number): string => `${(100 * share).toPrecision(3)}%`;

/** '3 of 1,200 (0.250%, at most 0.645%)': the bound is exact, one-sided, 95%. */
export function rate(count: number, of: number): string {
  if (of === 0) return 'none judged';
  const told = `${count.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
  return `${told} (${percent(count / of)}, at most ${percent(clopperPearsonUpper(count, of))})`;
}

/** A quantile by the nearest rank. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** What the verdicts of one condition come to. */
export function summary(lines: readonly Line[]): string {
  const judged = lines.filter((line) => isRight(line) !== undefined);
  const holding = judged.filter(({ holds }) => holds);
  const broken = judged.filter(({ holds }) => !holds);
  const untold = judged.filter((line) => isRight(line) === null);
  const crashed = lines.filter(({ verdict }) => verdict === 'crashed');
  const ms = judged.map((line) => line.ms).sort((a, b) => a - b);
  const reasons = groupBy(untold, ({ reason }) => (reason ?? '').replace(/[\d.,]+/g, '…'));
  return [
    `${judged.length} verdicts; ${lines.length - judged.length - crashed.length} left out, ${crashed.length} crashed`,
    `  wrong        ${rate(judged.filter((line) => isRight(line) === false).length, judged.length)}`,
    `  false fails  ${rate(holding.filter((line) => isRight(line) === false).length, holding.length)}`,
    `  false passes ${rate(broken.filter((line) => isRight(line) === false).length, broken.length)}`,
    `  cannot tell  ${rate(untold.length, judged.length)}`,
    ...[...reasons]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([reason, group]) => `    ${String(group.length).padStart(4)} × ${reason}`),
    `  to verdict   ${Math.round(quantile(ms, 0.5))} ms median, ${Math.round(quantile(ms, 0.95))} ms 95th percentile`,
  ].join('\n');
}

/** One verdict and what it rests on. */
export function told(line: Line): string {
  const { name, half, bound, verdict, reason, exponent, interval, from, to, ms, calls, seed } = line;
  const said = reason === undefined ? verdict : `${verdict}: ${reason}`;
  const power = `exponent ${exponent?.toFixed(2) ?? '?'} [${interval?.map((x) => x.toFixed(2)).join(', ') ?? ''}]`;
  const series = line.series.map((point) => `${point.n}:${point.ms.toPrecision(3)}`).join(' ');
  return `${isRight(line) === false ? 'WRONG ' : ''}${name} (${half}) under ${bound}: ${said}; ${power}, n = ${from} to ${to}, ${Math.round(ms)} ms, ${calls} calls, seed ${seed}\n    ${series}`;
}

/** Functions that gave wrong verdicts or none, the worst first. */
export function trouble(lines: readonly Line[]): string {
  const rows = [...groupBy(lines, ({ name }) => name)].map(([name, group]) => {
    const wrong = group.filter((line) => isRight(line) === false).length;
    const untold = group.filter((line) => isRight(line) === null || line.verdict === 'crashed').length;
    const under = [
      ...new Set(
        group
          .filter((line) => !isRight(line) && (line.holds !== undefined || line.verdict === 'crashed'))
          .map(({ bound }) => bound),
      ),
    ].join(', ');
    return {
      wrong,
      untold,
      text: `  ${name} (${group[0]?.half}): ${wrong} wrong, ${untold} untold of ${group.length}; under ${under}`,
    };
  });
  return rows
    .filter(({ wrong, untold }) => wrong + untold > 0)
    .sort((a, b) => b.wrong - a.wrong || b.untold - a.untold)
    .map(({ text }) => text)
    .join('\n');
}

/** The errors of rivals' rules on the same samples. */
export function rivalTable(lines: readonly Line[]): string {
  return rivals
    .map((rival) => {
      const said = saidBy(rival, lines);
      const { holding, broken, fails, passes, untold } = errorsOf(said);
      return [
        `  ${rival.name}: ${said.length} verdicts`,
        `    false fails  ${rate(fails, holding)}`,
        `    false passes ${rate(passes, broken)}`,
        `    cannot tell  ${rate(untold, said.length)}`,
      ].join('\n');
    })
    .join('\n');
}
