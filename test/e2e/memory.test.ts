import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** Planted defects and their repaired twins. */
const stock = `import { createReadStream, mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Level { sku: string; quantity: number }
export const makeLevels = (n: number): Level[] => Array.from({ length: n }, (_, i) => ({ sku: 'SKU-' + i, quantity: i % 10 }));

/** Copies an object on every pass. */
export function totalSlow(levels: Level[]): Record<string, number> {
  let totals: Record<string, number> = {};
  for (const { sku, quantity } of levels) totals = { ...totals, [sku]: quantity };
  return totals;
}
export function totalFast(levels: Level[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { sku, quantity } of levels) totals.set(sku, quantity);
  return totals;
}
/** A buffer for every part. */
export function packSlow(): number {
  let bytes = 0;
  for (let i = 0; i < 100; i++) bytes += Buffer.alloc(100_000).length;
  return bytes;
}
const shared = Buffer.alloc(100_000);
export function packFast(): number {
  let bytes = 0;
  for (let i = 0; i < 100; i++) bytes += shared.fill(i).length;
  return bytes;
}

let folder = '';
let file = '';
export function makeFile() {
  folder = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  file = join(folder, 'big.txt');
  writeFileSync(file, '');
  for (let i = 0; i < 200; i++) appendFileSync(file, Buffer.alloc(1_000_000, 'a'));
}
export const removeFile = () => rmSync(folder, { recursive: true });
export async function countWhole(): Promise<number> {
  return (await readFile(file)).length;
}
export async function countStreaming(): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file)) bytes += (chunk as Buffer).length;
  return bytes;
}
export async function hold(): Promise<number> {
  const held = new Uint8Array(8_000_000);
  await wait(50);
  return held.length + (held[7] ?? 0);
}
export const fleeting = (): number => new Uint8Array(8_000_000).length;
export async function loadAll(levels: Level[]): Promise<Level[]> {
  const all = levels.map((level) => ({ ...level }));
  await new Promise((done) => setImmediate(done));
  return all;
}
`;

const specification = `
import { countStreaming, countWhole, fleeting, hold, loadAll, makeFile, makeLevels, packFast, packSlow, removeFile, totalFast, totalSlow } from './stock';
const levels = () => makeLevels(300);
const timeBudget = '20 s';
describe('toAllocateAtMost', () => {
  test('within', async () => { await expect(totalFast).toAllocateAtMost('64 kB', { input: levels, timeBudget }); }, 30_000);
  test('over', async () => { await expect(totalSlow).toAllocateAtMost('64 kB', { input: levels, timeBudget }); }, 30_000);
  test('not: over holds', async () => { await expect(totalSlow).not.toAllocateAtMost('64 kB', { input: levels, timeBudget }); }, 30_000);
  test('not: within fails', async () => { await expect(packFast).not.toAllocateAtMost('64 kB', { timeBudget }); }, 30_000);
  test('buffers', async () => { await expect(packSlow).toAllocateAtMost('1 MB', { timeBudget }); }, 30_000);
  test('one buffer', async () => { await expect(packFast).toAllocateAtMost('1 MB', { timeBudget }); }, 30_000);
  test('a bare number', async () => { await expect(packFast).toAllocateAtMost(64 as never); });
});
describe('toUseAtMostMemory', () => {
  beforeAll(makeFile, 60_000);
  afterAll(removeFile);
  test('streaming', async () => { await expect(countStreaming).toUseAtMostMemory('20 MB', { timeBudget }); }, 30_000);
  test('whole', async () => { await expect(countWhole).toUseAtMostMemory('20 MB', { timeBudget }); }, 30_000);
  test('a held buffer', async () => { await expect(hold).toUseAtMostMemory('7 MB', { timeBudget }); }, 30_000);
  test('a held buffer is no more', async () => { await expect(hold).toUseAtMostMemory('9 MB', { timeBudget }); }, 30_000);
  test('fleeting, strict', async () => { await expect(fleeting).toUseAtMostMemory('7 MB', { timeBudget, inconclusive: 'fail' }); }, 30_000);
  test('fleeting, below', async () => { await expect(fleeting).toUseAtMostMemory('9 MB', { timeBudget, inconclusive: 'fail' }); }, 30_000);
});
describe('toScaleNoWorseThan', () => {
  test('allocations within', async () => { await expect(totalFast).toScaleNoWorseThan('n', { of: 'allocations', input: makeLevels, timeBudget, inconclusive: 'fail' }); }, 30_000);
  test('allocations over', async () => { await expect(totalSlow).toScaleNoWorseThan('n', { of: 'allocations', input: makeLevels, sizes: [32, 64, 128, 256], timeBudget }); }, 30_000);
  test('memory within', async () => { await expect(loadAll).toScaleNoWorseThan('n', { of: 'memory', input: makeLevels, sizes: [4000, 16000, 64000], timeBudget, inconclusive: 'fail' }); }, 30_000);
  test('memory over', async () => { await expect(loadAll).toScaleNoWorseThan('1', { of: 'memory', input: makeLevels, sizes: [4000, 16000, 64000], timeBudget }); }, 30_000);
});
`;
const passing = [
  'toAllocateAtMost within',
  'toAllocateAtMost not: over holds',
  'toAllocateAtMost one buffer',
  'toUseAtMostMemory streaming',
  'toUseAtMostMemory a held buffer is no more',
  'toUseAtMostMemory fleeting, below',
  'toScaleNoWorseThan allocations within',
  'toScaleNoWorseThan memory within',
];

/** Sizes differ between Node versions and runs by some bytes, and how often it was called and collected by the machine. */
const sizesMasked = (message: string): string =>
  masked(message)
    .replace(/(?<![\d'] ?)\b\d[\d,.]* (?:B|kB|MB)\b(?! in a call|'|\.\n)/g, '<size>')
    .replace(/ +(<size>)/g, ' $1')
    .replace(/n\^\d\.\d\d/g, 'n^<exponent>')
    .replace(/\d+(?:\.\d)?×/g, '<times>')
    .replace(/ +<times>/g, ' <times>')
    .replace(/^ +(\d[\d,]* <size>)/gm, '  $1')
    .replace(/ +(\d+)%/g, ' <share>')
    .replace(/\d+ watched calls?/g, '<count> watched calls')
    .replace(/\d+ collections?/g, '<count> collections')
    .replace(/ +n +(allocations|memory) +against/, '  n   $1   against');

describe.each(runners)('bytes in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('memory', { 'src/stock.ts': stock, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  }, 400_000);

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(17);
  });

  test('each failing message, whole', async () => {
    await expect(failingMessages(runner, tests, sizesMasked)).toMatchFileSnapshot('__snapshots__/memory.txt');
  });

  test('a record holds bytes and places', () => {
    const [record] = tests.find(({ name }) => name === 'toUseAtMostMemory a held buffer')?.records ?? [];
    expect(record).toMatchObject({
      requirement: { metric: 'memory', limit: 7_000_000, unit: 'bytes', negated: false },
      verdict: { kind: 'over' },
      measured: { unit: 'bytes' },
    });
    const { measured } = record as unknown as { measured: { value: number } };
    expect(Math.abs(measured.value - 8_000_000)).toBeLessThan(160_000);
    const [allocated] = tests.find(({ name }) => name === 'toAllocateAtMost over')?.records ?? [];
    expect(allocated).toMatchObject({
      places: expect.arrayContaining([
        expect.objectContaining({ file: 'src/stock.ts', line: 11, function: 'totalSlow' }),
      ]),
    });
    expect(JSON.stringify(tests)).not.toMatch(/"\/(?:work|home|root)/);
  });
});
