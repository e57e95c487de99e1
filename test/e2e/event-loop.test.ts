import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** A tenth of a second of work and more: at one stretch in several guises, and in 100 pieces with turns of the event loop in between. */
const work = `
const all = 1e8;
const soon = () => new Promise((resolve) => setTimeout(resolve, 2));
const turn = () => new Promise((resolve) => setImmediate(resolve));

export function synchronous() {
  let sum = 0;
  for (let i = 0; i < all; i += 1) sum = (sum * 31 + i) | 0;
  return sum;
}
export async function afterAwait() {
  await soon();
  let sum = 0;
  for (let i = 0; i < all; i += 1) sum = (sum * 31 + i) | 0;
  await soon();
  return sum;
}
export async function microtasks() {
  await soon();
  let sum = 0;
  for (let part = 0; part < 100; part += 1) {
    for (let i = 0; i < all / 100; i += 1) sum = (sum * 31 + i) | 0;
    await null;
  }
  await soon();
  return sum;
}
export async function inTurns() {
  let sum = 0;
  for (let part = 0; part < 100; part += 1) {
    for (let i = 0; i < all / 100; i += 1) sum = (sum * 31 + i) | 0;
    await turn();
  }
  return sum;
}
export async function waits() { await new Promise((resolve) => setTimeout(resolve, 120)); }
export async function endless() { await soon(); for (;;); }
export async function failsLate() { await soon(); throw new Error('no work'); }
`;

const specification = `
import { afterAwait, inTurns, endless, microtasks, failsLate, synchronous, waits } from './work';

describe('toBlockEventLoopAtMost', () => {
  test('synchronous', async () => { await expect(synchronous).toBlockEventLoopAtMost('60 ms'); });
  test('after an await', async () => { await expect(afterAwait).toBlockEventLoopAtMost(60); });
  test('microtasks', async () => { await expect(microtasks).toBlockEventLoopAtMost(60); });
  test('in turns', async () => { await expect(inTurns).toBlockEventLoopAtMost(60); });
  test('waits', async () => { await expect(waits).toBlockEventLoopAtMost(60); });
  test('not: over holds', async () => { await expect(microtasks).not.toBlockEventLoopAtMost(60); });
  test('not: within fails', async () => { await expect(waits).not.toBlockEventLoopAtMost(60); });
  test('endless', async () => { await expect(endless).toBlockEventLoopAtMost(60, { timeBudget: 500 }); });
  test('rejects', async () => { await expect(failsLate).toBlockEventLoopAtMost(60); });
  test('an unknown unit', async () => { await expect(waits).toBlockEventLoopAtMost('1 minute' as never); });
});
`;

const passing = ['in turns', 'waits', 'not: over holds'].map((name) => `toBlockEventLoopAtMost ${name}`);

describe.each(runners)('the event loop in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('event-loop', { 'src/work.ts': work, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(10);
  });

  test('each failing message, whole', async () => {
    const messages = failingMessages(runner, tests, (message) =>
      // Which functions have a small share is chance.
      masked(message)
        .replace(/^ {2,}\d+% +(src.*?) +(\w*)$/m, '  <share> $1 $2')
        .replace(/^ {2,}\d+% .*\n/gm, ''),
    );
    expect(messages).not.toMatch(/\/work\/|\/home|\/root/);
    await expect(messages).toMatchFileSnapshot('__snapshots__/event-loop.txt');
  });
});
