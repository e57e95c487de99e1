import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** Subjects with planted defects and their repaired twins. */
const stock = `import { setTimeout } from 'node:timers/promises';

export interface Item { id: number; name: string }
export const makeItems = (n: number): Item[] => Array.from({ length: n }, (_, id) => ({ id, name: 'item ' + id }));
export const makeStock = (): Item[] => makeItems(300);

/** Spreads what it has at every step: quadratic. */
export const indexSlow = (items: Item[]): Record<string, number> =>
  items.reduce<Record<string, number>>((index, { id, name }) => ({ ...index, [name]: id }), {});
export function indexFast(items: Item[]): Map<string, number> {
  const index = new Map<string, number>();
  for (const { id, name } of items) index.set(name, id);
  return index;
}
/** A call too short for the clock. */
export const parity = (n: number): number => n % 2;
export const three = (): number => 3;
/** Waits for the ones before: a queue of one. */
let queue: Promise<void> = Promise.resolve();
export const handleInTurn = (): Promise<void> => (queue = queue.then(() => setTimeout(4)));
export const handle = async (): Promise<void> => { await setTimeout(4); };
`;
const specification = `
import { handle, handleInTurn, indexFast, indexSlow, makeStock, parity, three } from './stock';
describe('toRunFasterThan', () => {
  test('within', async () => { await expect(indexFast).toRunFasterThan(indexSlow, { input: makeStock }); });
  test('over', async () => { await expect(indexSlow).toRunFasterThan(indexFast, { input: makeStock }); });
  test('within by a factor', async () => { await expect(indexFast).toRunFasterThan(indexSlow, { input: makeStock, by: 2 }); });
  test('over by a factor', async () => { await expect(indexSlow).toRunFasterThan(indexFast, { input: makeStock, by: 1e6 }); });
  test('over against itself', async () => { await expect(parity).toRunFasterThan(parity, { input: three }); });
  test('not: over holds', async () => { await expect(indexSlow).not.toRunFasterThan(indexFast, { input: makeStock }); });
  test('not: within fails', async () => { await expect(indexFast).not.toRunFasterThan(indexSlow, { input: makeStock }); });
  test('few rounds', async () => { await expect(handle).toRunFasterThan(handleInTurn, { timeBudget: 150 }); });
  test('never ends', async () => { await expect(never).toRunFasterThan(handle, { timeBudget: 300 }); });
  test('rival never ends', async () => { await expect(handle).toRunFasterThan(never, { timeBudget: 300 }); });
  test('rival never ends, strict', async () => { await expect(handle).toRunFasterThan(never, { timeBudget: 300, inconclusive: 'fail' }); });
  test('rival throws', async () => { await expect(handle).toRunFasterThan(throws); });
  test('rival is no function', async () => { await expect(handle).toRunFasterThan(handle() as never); });
  test('by 0', async () => { await expect(handle).toRunFasterThan(handle, { by: 0 }); });
});
describe('toSustainAtLeast', () => {
  test('within', async () => { await expect(indexFast).toSustainAtLeast(200, { input: makeStock }); });
  test('over', async () => { await expect(indexSlow).toSustainAtLeast(1e6, { input: makeStock }); });
  test('within, too short for the clock', async () => { await expect(parity).toSustainAtLeast(100_000, { input: three }); });
  test('within with calls in flight', async () => { await expect(handle).toSustainAtLeast(500, { concurrency: 10 }); });
  test('over with calls in flight', async () => { await expect(handleInTurn).toSustainAtLeast(500, { concurrency: 10 }); });
  test('over with runs', async () => { await expect(handleInTurn).toSustainAtLeast(500, { concurrency: 10, runs: 20 }); });
  test('not: over holds', async () => { await expect(indexSlow).not.toSustainAtLeast(1e6, { input: makeStock }); });
  test('not: within fails', async () => { await expect(indexFast).not.toSustainAtLeast(200, { input: makeStock }); });
  test('never ends', async () => { await expect(never).toSustainAtLeast(50, { timeBudget: 300 }); });
  test('no time for the runs', async () => { await expect(handle).toSustainAtLeast(100, { runs: 1000, timeBudget: 200, inconclusive: 'fail' }); });
  test('throws', async () => { await expect(throws).toSustainAtLeast(50); });
  test('percentile', async () => { await expect(handle).toSustainAtLeast(50, { percentile: 95 } as never); });
  test('concurrency 0', async () => { await expect(handle).toSustainAtLeast(50, { concurrency: 0 }); });
  test('a time as the rate', async () => { await expect(handle).toSustainAtLeast('50 ms' as never); });
});
`;
const passing = [
  'toRunFasterThan within',
  'toRunFasterThan within by a factor',
  'toRunFasterThan not: over holds',
  'toRunFasterThan rival never ends',
  'toSustainAtLeast within',
  'toSustainAtLeast within, too short for the clock',
  'toSustainAtLeast within with calls in flight',
  'toSustainAtLeast not: over holds',
];

/** As `masked`, with what only these two matchers say: ratios, rates, rounds. */
const maskedRates = (message: string): string =>
  masked(message)
    .replace(
      /[\d.,]+ (times as fast as (?:the rival )?\w+)(?: \(95% interval [\d.,]+ to [\d.,]+\))?(?=,)/,
      '<ratio> $1 (<interval>)',
    )
    // Against itself either, as noise will have it.
    .replace(/(rival parity \(<interval>\), )(?:which does not prove it faster|not faster)/, '$1<not faster>')
    .replace(/\n\nA difference of less than 3%[^\n]*\n\n/, '\n\n')
    .replace(/\nA difference of less than 3%[^\n]*/, '')
    .replace(/was called [\d,.]+ times a second/, 'was called <rate> times a second')
    .replace(/^ +fastest +median +p90 +slowest$/m, '  fastest   median   p90   slowest')
    .replace(/^ {2}((?:\w+ ){1,3}) +<time>(?: +<time>)+$/gm, '  $1  <times>')
    .replace(/^ {2}by block.*$/m, '  by block   fastest   median   p90   slowest')
    .replace(/^ {2}calls a second +[\d,. ]+$/m, '  calls a second  <rates>')
    .replace(/\d[\d,]* (rounds?|blocks) (in turn|of calls)/g, '<count> $1 $2')
    .replace(/Only \d+ rounds? of calls/, 'Only <count> rounds of calls')
    // Said on a busy machine only.
    .replace(/\n\n[\d,]+ rounds? (?:was|were) held up by other processes[^\n]*/, '')
    .replace(/\n[\d,]+ rounds? (?:was|were) held up by other processes[^\n]*/, '');

describe.each(runners)('rates and rivals in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('rates', { 'src/stock.ts': stock, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(28);
  });

  test('each failing message, whole', async () => {
    const messages = failingMessages(runner, tests, maskedRates);
    await expect(messages).toMatchFileSnapshot('__snapshots__/rates.txt');
  });
});
