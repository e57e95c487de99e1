// Prints the headline figures, each measured on the built package in this run: `npm run bench`, or `npm run bench -- --short` for fewer repetitions.
// `--json FILE` also writes them for the README's script. Comparisons are interleaved.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { matchers } from 'perf-matchers';
import { Bench } from 'tinybench';
import { loadedBytes } from '../scripts/loaded-bytes.mjs';
import { subjects } from './growth-subjects.mjs';
import { importTimes } from './import-time.mjs';
import { queryCost } from './queries/cost.mjs';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, json: { type: 'string' } } });
const repeats = values.short ? 5 : 25;

/** Asks a matcher as a runner does, and shows what it could not tell. */
async function judge(matcher, subject, ...args) {
  const { perf } = await matchers[matcher].call({ isNot: false }, subject, ...args);
  if (perf.verdict.kind === 'cannot tell') console.log(perf.message);
  return perf;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (value, digits = 3) => Number(value.toPrecision(digits));
const figures = {};
const report = (name, value, unit, target, note = '') => {
  figures[name] = { value: round(value), unit, target, note };
  console.log(
    `${name.padEnd(64)} ${String(round(value)).padStart(8)} ${unit.padEnd(3)} target ${target}${note ? `; ${note}` : ''}`,
  );
};

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function oneMillisecond() {
  const end = performance.now() + 1;
  while (performance.now() < end);
}

// An easy limit, beside a default run of tinybench on the same function, in turn.
const limits = [];
const benches = [];
for (let i = 0; i < repeats; i++) {
  limits.push(await timed(() => judge('toCompleteWithin', oneMillisecond, 50)));
  if (i % 5 === 0) benches.push(await timed(() => new Bench().add('one millisecond', oneMillisecond).run()));
}
report(
  'toCompleteWithin(50) of a 1 ms function, to the verdict',
  median(limits),
  'ms',
  'under 20',
  `a default tinybench run: ${Math.round(median(benches))} ms`,
);

// Growth verdicts of ten ordinary functions.
const growths = [];
for (let i = 0; i < (values.short ? 1 : 5); i++) {
  for (const { subject, bound, input } of subjects) {
    growths.push(await timed(() => judge('toScaleNoWorseThan', subject, bound, { of: 'time', input })));
  }
}
report(
  'toScaleNoWorseThan by time, median verdict of ten functions',
  median(growths),
  'ms',
  'about 300',
  `slowest ${Math.round(Math.max(...growths))} ms`,
);

for (const { driver, micros, unwatched } of await queryCost(values.short ? 20 : 100)) {
  report(`added to a watched query, ${driver}`, micros, 'µs', 'under 5', `unwatched ${round(unwatched)} µs`);
}

report('importing perf-matchers/vitest in a test file', median(importTimes(values.short ? 5 : 20)), 'ms', 'under 30');
report('bytes loaded by perf-matchers/vitest', loadedBytes('dist/vitest.js') / 1000, 'kB', 'under 150');

if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
