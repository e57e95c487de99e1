import { clopperPearsonUpper } from './binomial.js';
import { type Condition, isRight, type Line } from './line.js';
import { quantile } from './report.js';
import { rivalSays, rivals, type Saying } from './rivals/index.js';

const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)}%`;

interface Said {
  readonly holds: boolean | undefined;
  readonly saying: Saying;
}

function row(name: string, said: readonly Said[], times: string): string {
  const judged = said.filter(({ holds }) => holds !== undefined);
  const holding = judged.filter(({ holds }) => holds);
  const fails = holding.filter(({ saying }) => saying === 'over').length;
  const passes = judged.filter(({ holds, saying }) => !holds && saying === 'within').length;
  const untold = judged.filter(({ saying }) => saying === 'cannot tell').length;
  const atMost = `${(100 * clopperPearsonUpper(fails + passes, judged.length)).toFixed(2)}%`;
  return `| ${name} | ${judged.length.toLocaleString('en-US')} | ${share(fails, holding.length)} | ${share(passes, judged.length - holding.length)} | ${atMost} | ${share(untold, judged.length)} | ${times} |`;
}

/** The figures as a table of Markdown: ours by condition, and those of rivals' rules on the same samples. */
export function docsTable(byCondition: readonly (readonly [Condition, readonly Line[]])[]): string {
  const rows = byCondition.flatMap(([condition, lines]) => {
    const judged = lines.filter((line) => isRight(line) !== undefined);
    if (judged.length === 0) return [];
    const ms = judged.map((line) => line.ms).sort((a, b) => a - b);
    const times = `${Math.round(quantile(ms, 0.5))} ms, ${Math.round(quantile(ms, 0.95))} ms`;
    const ours = judged.map(({ holds, verdict }) => ({ holds, saying: verdict as Saying }));
    return [
      row(`perf-matchers, ${condition}`, ours, times),
      ...rivals.map((rival) => {
        const said = judged.flatMap((line) => {
          const saying = rivalSays(rival, line);
          return saying ? [{ holds: line.holds, saying }] : [];
        });
        return row(`${rival.name}, ${condition}`, said, '');
      }),
    ];
  });
  return [
    '| rule | verdicts | false fails | false passes | wrong, at most (95%) | cannot tell | to verdict: median, 95th percentile |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
