import { clopperPearsonUpper } from './binomial.js';
import { type Condition, isRight, type Line } from './line.js';
import { quantile } from './report.js';
import { rivals } from './rivals/index.js';
import { errorsOf, type Said, saidBy, saidByUs } from './said.js';

const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)}%`;

function row(name: string, said: readonly Said[], times: string): string {
  const { holding, broken, fails, passes, untold } = errorsOf(said);
  const atMost = `${(100 * clopperPearsonUpper(fails + passes, said.length)).toFixed(2)}%`;
  return `| ${name} | ${said.length.toLocaleString('en-US')} | ${share(fails, holding)} | ${share(passes, broken)} | ${atMost} | ${share(untold, said.length)} | ${times} |`;
}

/** The figures as a table of Markdown: ours by condition, and those of rivals' rules on the same samples. */
export function docsTable(byCondition: readonly (readonly [Condition, readonly Line[]])[]): string {
  const rows = byCondition.flatMap(([condition, lines]) => {
    const judged = lines.filter((line) => isRight(line) !== undefined);
    if (judged.length === 0) return [];
    const ms = judged.map((line) => line.ms).sort((a, b) => a - b);
    const times = `${Math.round(quantile(ms, 0.5))} ms, ${Math.round(quantile(ms, 0.95))} ms`;
    return [
      row(`perf-matchers, ${condition}`, saidByUs(judged), times),
      ...rivals.map((rival) => row(`${rival.name}, ${condition}`, saidBy(rival, judged), '')),
    ];
  });
  return [
    '| rule | verdicts | false fails | false passes | wrong, at most (95%) | cannot tell | to verdict: median, 95th percentile |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
