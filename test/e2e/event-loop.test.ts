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
function parse(all) {
  let sum = 0;
  for (let i = 0; i < all; i += 1) sum = (sum * 31 + i) | 0;
  return sum;
}
/** Most of its time it takes in turns, and all at once in \`parse\`. */
export async function oneLongTurn() {
  let sum = 0;
  for (let part = 0; part < 30; part += 1) {
    for (let i = 0; i < all / 15; i += 1) sum = (sum * 31 + i) | 0;
    await turn();
  }
  return sum + parse(all);
}
export async function waits() { await new Promise((resolve) => setTimeout(resolve, 120)); }
export async function endless() { await soon(); for (;;); }
export async function failsLate() { await soon(); throw new Error('no work'); }
`;

const specification = `
import { afterAwait, inTurns, endless, microtasks, failsLate, oneLongTurn, synchronous, waits } from './work';

describe('toBlockEventLoopAtMost', () => {
  test('synchronous', async () => { await expect(synchronous).toBlockEventLoopAtMost('60 ms', { timeBudget: '20 s' }); }, 30_000);
  test('after an await', async () => { await expect(afterAwait).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('microtasks', async () => { await expect(microtasks).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('in turns', async () => { await expect(inTurns).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('one long turn', async () => { await expect(oneLongTurn).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('waits', async () => { await expect(waits).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('not: over holds', async () => { await expect(microtasks).not.toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('not: within fails', async () => { await expect(waits).not.toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('endless', async () => { await expect(endless).toBlockEventLoopAtMost(60, { timeBudget: 500 }); });
  test('rejects', async () => { await expect(failsLate).toBlockEventLoopAtMost(60, { timeBudget: '20 s' }); }, 30_000);
  test('an unknown unit', async () => { await expect(waits).toBlockEventLoopAtMost('1 minute' as never); });
});
`;

const passing = ['in turns', 'waits', 'not: over holds'].map((name) => `toBlockEventLoopAtMost ${name}`);

/** Where each of them blocks, and where its function begins. */
const places = {
  synchronous: { line: 8, functionAt: 6 },
  'after an await': { line: 14, functionAt: 11 },
  microtasks: { line: 22, functionAt: 18 },
  'one long turn': { line: 38, functionAt: 36 },
  endless: { line: 51, functionAt: 51 },
};
const whereBlock = /What ran in the longest stretch[\s\S]*?\n\n(?=Ask)/;

describe.each(runners)('the event loop in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('event-loop', { 'src/work.ts': work, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(11);
  });

  test('each failing message, whole', async () => {
    const messages = failingMessages(runner, tests, (message) =>
      masked(message)
        .replace(whereBlock, '<where>\n\n')
        .replace(/(?<=change src\/work\.ts):\d+/, ':<line>'),
    );
    expect(messages).not.toMatch(/\/work\/|\/home|\/root/);
    await expect(messages).toMatchFileSnapshot('__snapshots__/event-loop.txt');
  });

  // On a very busy machine calls after the judged one may not end in time: then the function is named as it was seen in the judged call.
  test('the line that ran in the longest stretch, else its function', () => {
    let lines = 0;
    for (const [name, { line, functionAt }] of Object.entries(places)) {
      const message = tests.find((each) => each.name === `toBlockEventLoopAtMost ${name}`)?.messages.join('\n') ?? '';
      const [block = ''] = whereBlock.exec(message) ?? [];
      const place = /change src\/work\.ts:(\d+)/.exec(message)?.[1];
      if (block.startsWith('What ran in the longest stretch:')) {
        expect([name, place]).toEqual([name, `${functionAt}`]);
        continue;
      }
      lines += 1;
      const source = work.split('\n');
      const frame = [-2, -1, 0, 1, 2].map((i) =>
        `${i === 0 ? '>' : ''}${line + i} | ${source[line - 1 + i]}`.trimEnd(),
      );
      expect([name, place]).toEqual([name, `${line}`]);
      expect(block.replace(/^ *(>?) *(?=\d+ \|)/gm, '$1')).toContain(`of it\n${frame.join('\n')}\n`);
    }
    expect(lines).toBeGreaterThan(0);
  });
});
