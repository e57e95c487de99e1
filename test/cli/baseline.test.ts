import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { baseline } from '../../src/cli/baseline.js';
import type { Source } from '../../src/cli/sources.js';
import type { Entry, RunFacts } from '../../src/results/results.js';
import { entry, facts } from '../results/entries.js';

let folder: string;
let output: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  output = join(folder, 'perf-baseline.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const items = (value: number, name: string, { node = '24.0.0', run = 0 } = {}): Entry => {
  const one = entry({ measured: { value, unit: 'items' }, test: { file: 'src/a.test.ts', name } }, false, run);
  one.record.environment = { ...one.record.environment, node };
  return one;
};
const shard = (index: number): RunFacts =>
  facts({ shard: { index, count: 2 }, started: `2026-11-25T12:00:0${index}.000Z` });
const source = (runs: RunFacts[], ...entries: Entry[]): Source => ({
  name: 'results.json',
  head: { version: 1, package: '0.1.0', runs },
  entries: () => entries,
});
const written = (): Record<string, string[]> => {
  const { node } = JSON.parse(readFileSync(output, 'utf8')) as { node: Record<string, Record<string, object>> };
  return Object.fromEntries(
    Object.entries(node).map(([version, files]) => [
      version,
      Object.values(files).flatMap((file) => Object.keys(file)),
    ]),
  );
};
const key = (name: string): string => `${name} > page toReturnAtMostItems`;

test('shards of several machines and versions of Node, merged or file by file', async () => {
  const merged = source([shard(1), shard(2)], items(3, 'a'), items(4, 'b', { run: 1, node: '26.1.0' }));
  await baseline([merged], output, false);
  expect(written()).toEqual({ 24: [key('a')], 26: [key('b')] });
  await baseline([source([shard(1)], items(3, 'a')), source([shard(2)], items(4, 'b'))], output, false);
  expect(written()).toEqual({ 24: [key('a'), key('b')], 26: [key('b')] });
});

test('the same suite on two machines is one mark', async () => {
  const said = await baseline([source([facts()], items(3, 'a')), source([facts()], items(5, 'a'))], output, false);
  expect(said[0]).toBe(`1 assertion in ${output}: 1 added, 0 better, 0 worse.`);
  expect(written()).toEqual({ 24: [key('a')] });
});

test('all shards together take out what is gone, some of them do not', async () => {
  await baseline([source([facts()], items(3, 'a'), items(3, 'gone'))], output, false);
  await baseline([source([shard(1)], items(3, 'a'))], output, false);
  expect(written()['24']).toEqual([key('a'), key('gone')]);
  await baseline([source([shard(1)], items(3, 'a')), source([shard(2)])], output, false);
  expect(written()['24']).toEqual([key('a')]);
});
