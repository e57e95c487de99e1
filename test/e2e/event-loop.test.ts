import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** Work of 120 ms: at one stretch in several guises, and in pieces of 5 ms with turns of the event loop in between. */
const work = `
export const total = 120;
const processor = () => { const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage(); return (user + system) / 1000; };
export function busy(ms: number) { const end = processor() + ms; let sum = 0; while (processor() < end) for (let i = 0; i < 1000; i += 1) sum += Math.sqrt(sum + 1); return sum; }
const soon = () => new Promise((resolve) => setTimeout(resolve, 2));
const turn = () => new Promise((resolve) => setImmediate(resolve));

export function synchronous() { return busy(total); }
export async function afterAwait() {
  await soon();
  busy(total);
  await soon();
}
export async function microtasks() {
  await soon();
  for (let done = 0; done < total; done += 5) { busy(5); await null; }
  await soon();
}
export async function inTurns() {
  for (let done = 0; done < total; done += 5) { busy(5); await turn(); }
}
export async function waits() { await new Promise((resolve) => setTimeout(resolve, total)); }
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
