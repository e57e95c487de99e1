import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allowedWrong } from './binomial.js';
import { collect } from './collect.js';
import { docsTable } from './docs-table.js';
import { bounds } from './growth.js';
import { type Condition, isRight, type Line } from './line.js';
import { pairs } from './pairs.js';
import { rivalTable, summary, told, trouble } from './report.js';
import { readResults } from './results-file.js';
import { slopes } from './slopes.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    condition: { type: 'string', default: 'both' },
    half: { type: 'string', default: 'all' },
    verdicts: { type: 'string' },
    minutes: { type: 'string' },
    only: { type: 'string', default: '' },
    bound: { type: 'string', default: '' },
    results: { type: 'string', default: 'bench/results' },
    repeats: { type: 'string', default: '5' },
    show: { type: 'boolean', default: false },
    table: { type: 'string' },
    rate: { type: 'string', default: '0.001' },
  },
});
if (!['quiet', 'busy', 'both'].includes(values.condition)) throw new TypeError(`--condition quiet, busy or both`);
if (!['tuning', 'held-out', 'all'].includes(values.half)) throw new TypeError(`--half tuning, held-out or all`);
if (values.bound && !bounds.some(({ text }) => text === values.bound))
  throw new TypeError(`--bound ${bounds.map(({ text }) => `'${text}'`).join(', ')}`);

const conditions: Condition[] = values.condition === 'both' ? ['quiet', 'busy'] : [values.condition as Condition];
const isChosen = ({ name, bound, half }: { name: string; bound: string; half: string }): boolean =>
  (values.half === 'all' || values.half === half) &&
  name.includes(values.only) &&
  (!values.bound || values.bound === bound);
const fileOf = (condition: Condition): string => `${values.results}/${condition}.jsonl`;
const fresh: Line[] = [];

if (positionals[0] === 'slopes') {
  await slopes(values.only, Number(values.repeats));
  process.exit();
}

if (positionals[0] !== 'report') {
  const chosen = pairs.filter(isChosen);
  if (chosen.length === 0) throw new TypeError('no function and bound of that name');
  const minutes = Number(values.minutes ?? (values.verdicts === undefined ? 4 : Number.POSITIVE_INFINITY));
  for (const condition of conditions) {
    const lines = await collect({
      program: process.argv[1]?.replace(/main\.mjs$/, 'judge.mjs') ?? '',
      file: fileOf(condition),
      condition,
      pairs: chosen,
      verdicts: Number(values.verdicts ?? Number.POSITIVE_INFINITY),
      until: Date.now() + (minutes * 60_000) / conditions.length,
    });
    fresh.push(...lines);
  }
}

for (const condition of conditions) {
  const lines = readResults(fileOf(condition)).filter(isChosen);
  const halves = (['tuning', 'held-out'] as const).filter((half) => lines.some((line) => line.half === half));
  for (const half of halves) {
    const ofHalf = lines.filter((line) => line.half === half);
    console.log(`\n${condition}, ${half}: ${summary(ofHalf)}`);
    console.log(
      `Rivals on the same samples, ${condition}, ${half}, where there are five sizes:\n${rivalTable(ofHalf)}`,
    );
  }
  const shown = values.show ? lines : lines.filter((line) => isRight(line) === false || line.verdict === 'crashed');
  console.log(`\nWrong verdicts, ${condition}:\n${shown.map((line) => `  ${told(line)}`).join('\n') || '  none'}`);
  console.log(`\nTrouble, ${condition}:\n${trouble(lines) || '  none'}`);
}

if (values.table) {
  const told = conditions.map((condition) => [condition, readResults(fileOf(condition)).filter(isChosen)] as const);
  writeFileSync(values.table, docsTable(told));
}

if (positionals[0] !== 'report') {
  const judged = fresh.filter((line) => isRight(line) !== undefined);
  const wrong = fresh.filter((line) => isRight(line) === false || line.verdict === 'crashed').length;
  const allowed = allowedWrong(judged.length, Number(values.rate));
  const mute = judged.filter((line) => isRight(line) === null).length > judged.length / 2;
  console.log(`\nThis run: ${judged.length} verdicts, ${wrong} wrong or crashed, ${allowed} allowed`);
  if (wrong > allowed || mute || judged.length === 0) process.exitCode = 1;
}
