// npm run demo [-- pattern …]: the examples' specifications against the code as first written, then against the repaired code.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const began = performance.now();

const built = `${root}dist/vitest.js`;
const newest = Math.max(
  ...readdirSync(`${root}src`, { recursive: true }).map((file) => statSync(`${root}src/${file}`).mtimeMs),
);
if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  console.log('Building the package …');
  execSync('npm run build --silent', { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
const { countTests, faultsOf, patterns, runExamples, untoldPatterns } = await import('./examples.ts');

const only = process.argv.slice(2);
const unknown = only.find((name) => !patterns.includes(name));
if (unknown) throw new Error(`There is no example '${unknown}'. Examples: ${patterns.join(', ')}.`);

const heading = (text) => console.log(`\n${text}\n${'='.repeat(text.length)}`);
let pattern;

function show(file) {
  if (file.pattern !== pattern) console.log(`\n--- ${file.pattern}`);
  pattern = file.pattern;
  for (const { name, passed, messages } of file.tests) {
    console.log(`${passed ? '✓' : '✗'} ${name}`);
    for (const message of messages) console.log(`\n${message}\n`);
  }
  for (const error of file.errors) console.log(`\n${file.file} did not run: ${error}\n`);
}

/** Runs one version; what could not be told, as on a machine that is busy for a moment, once more. */
async function run(version) {
  pattern = undefined;
  const files = await runExamples(version, only, show);
  const untold = untoldPatterns(files);
  if (untold.length === 0) return files;
  console.log(`\nOnce more, for a verdict was missing: ${untold.join(', ')}`);
  pattern = undefined;
  const again = await runExamples(version, untold, show);
  return [...files.filter((file) => !untold.includes(file.pattern)), ...again];
}

heading('As first written: examples/*/slow.ts. The unit tests pass, the specifications fail.');
const slow = await run('slow');
heading('Repaired: examples/*/fast.ts. The same tests pass.');
const fast = await run('fast');

/** What the specifications find in the code as first written. */
const findings = [
  /listOrders issued 41 queries, over the limit of 2\./,
  /listOrders's queries grew about n\^1\.00, faster than 1, judged from n = 3 to 192\./,
  /Ask: change examples\/n-plus-one\/slow\.ts:\d+ \(reached from listOrders\)/,
  /importContacts grew about n\^\d\.\d+, faster than n, judged/,
  /importContacts took [\d.]+m?s at the median, over the limit of 10ms/,
  /listOrders repeated 2 statements with differing values: most often 20 times with \d+ different values, from examples\/n-plus-one\/slow\.ts:\d+\./,
  /Likely cause: N\+1: `select id, customer_id, placed_at from orders order by id` gave 20 rows/,
  /openOrdersOfTheFirst's rows grew about n\^1\.00, faster than 1, judged from n = 3 to 192\./,
  /openOrdersOfTheFirst fetched 200 rows and returned 1 item, over the limit of 1\./,
  /listProducts fetched 200 rows and returned 50 items, over the limit of 51\./,
  /listProducts's rows grew about n\^1\.00, faster than 1, judged from n = 3 to 192\./,
  /createAccount made 1 blocking call\./,
  /verifyPassword made 1 blocking call\./,
  /totalStock grew about n\^\d\.\d+, faster than n, judged/,
];
const found = slow.flatMap(({ tests }) => tests.flatMap(({ messages }) => messages)).join('\n');
const missing = only.length > 0 ? [] : findings.filter((finding) => !finding.test(found));

const faults = [
  ...faultsOf('slow', slow),
  ...faultsOf('fast', fast),
  ...missing.map((finding) => `no message on the slow code says ${finding}`),
];
const { unit, perf, untold } = countTests(fast);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const doubt =
  untold > 0 ? ` (${untold} of them without a verdict: the sizes could not tell, or the machine was too busy)` : '';
console.log('');
for (const fault of faults) console.log(`Not as it must be: ${fault}`);
console.log(
  faults.length === 0
    ? `Slow code: all ${unit} unit tests pass, all ${perf} specifications fail. Repaired code: all ${unit + perf} pass${doubt}. ${seconds} s.`
    : `The demo is broken: ${faults.length} of its tests did not end as they must. ${seconds} s.`,
);
process.exit(faults.length === 0 ? 0 : 1);
