import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** What a server does for each request: with planted leaks, and repaired. */
const leaking = `import { EventEmitter } from 'node:events';

export const makeRequest = () => ({ id: Math.random(), path: '/orders', body: 'x'.repeat(50) });
export type Request = ReturnType<typeof makeRequest>;
const copyOf = (request: Request) => ({ ...request, seen: true });

const log: object[] = [];
export function logLeaking(request: Request) {
  const entry = copyOf(request);
  log.push(entry);
  return log.length;
}
export function logClean(request: Request) {
  const entry = copyOf(request);
  log.push(entry);
  if (log.length > 100) log.shift();
  return log.length;
}

const cache = new Map<number, object>();
export function cacheLeaking(request: Request) {
  const found = cache.get(request.id) ?? copyOf(request);
  cache.set(request.id, found);
  return found;
}
const bounded = new Map<number, object>();
export function cacheClean(request: Request) {
  const found = bounded.get(request.id) ?? copyOf(request);
  bounded.set(request.id, found);
  if (bounded.size > 1000) bounded.delete(bounded.keys().next().value as number);
  return found;
}

const undo: (() => number)[] = [];
export function closureLeaking() {
  const large = new Array(100).fill(Math.random());
  undo.push(() => large.length);
}
export function closureClean() {
  const large = new Array(100).fill(Math.random());
  const restore = () => large.length;
  return restore();
}

const bus = new EventEmitter().setMaxListeners(0);
export function listenLeaking(request: Request) {
  bus.on('done', () => request.id);
}
export function listenClean(request: Request) {
  const listener = () => request.id;
  bus.on('done', listener);
  bus.off('done', listener);
}

export function timerLeaking(request: Request) {
  setInterval(() => request.id, 1e8).unref();
}
export function timerClean(request: Request) {
  clearInterval(setInterval(() => request.id, 1e8));
}

const waiting = new Set<unknown>();
export function promiseLeaking(request: Request) {
  const answer = new Promise((resolve) => waiting.add(resolve));
  void answer.then(() => request.id);
}
export async function promiseClean(request: Request) {
  const answer = new Promise<void>((resolve) => setImmediate(resolve));
  await answer.then(() => request.id);
}

const uploads: Uint8Array[] = [];
export function bufferLeaking() {
  uploads.push(new Uint8Array(2000));
}
export function bufferClean() {
  return new Uint8Array(2000).length;
}

const sessions = new Map<number, object>();
export async function asyncLeaking(request: Request) {
  const session = await Promise.resolve(copyOf(request));
  sessions.set(request.id, session);
}
export async function asyncClean(request: Request) {
  const session = await Promise.resolve(copyOf(request));
  sessions.set(request.id, session);
  sessions.delete(request.id);
}
`;

const kinds = ['log', 'cache', 'closure', 'listen', 'timer', 'promise', 'buffer', 'async'] as const;
const lines = {
  log: 10,
  cache: 23,
  closure: 37,
  listen: 47,
  timer: 56,
  promise: 64,
  buffer: 74,
  async: 83,
} as const;
/** Two kinds are judged over as many calls as decide, as is usual; the others over fewer, which takes a fifth of the time. */
const input = (kind: string): string => {
  const input = /closure|buffer/.test(kind) ? '' : 'input: leaks.makeRequest, ';
  return `{ ${input}${/log|async/.test(kind) ? '' : 'iterations: 5000, '}timeBudget }`;
};

const specification = `
import * as leaks from './leaks';
const timeBudget = '6 s';
describe('toAvoidMemoryLeaks', () => {
${kinds
  .flatMap((kind) => [
    `  test('${kind} leaking', async () => { await expect(leaks.${kind}Leaking).toAvoidMemoryLeaks(${input(kind)}); });`,
    `  test('${kind} clean', async () => { await expect(leaks.${kind}Clean).toAvoidMemoryLeaks(${input(kind)}); });`,
  ])
  .join('\n')}
  test('not: over holds', async () => { await expect(leaks.bufferLeaking).not.toAvoidMemoryLeaks({ timeBudget }); });
  test('not: within fails', async () => { await expect(leaks.bufferClean).not.toAvoidMemoryLeaks({ timeBudget }); });
  test('a larger perCall', async () => { await expect(leaks.bufferLeaking).toAvoidMemoryLeaks({ perCall: '8 kB', timeBudget }); });
  test('iterations', async () => { await expect(leaks.bufferLeaking).toAvoidMemoryLeaks({ iterations: 1000, timeBudget }); });
  test('throws', async () => { await expect(throws).toAvoidMemoryLeaks(); });
  test('no unit', async () => { await expect(same).toAvoidMemoryLeaks({ perCall: 64 as never }); });
  test('few iterations', async () => { await expect(same).toAvoidMemoryLeaks({ iterations: 5 }); });
});
`;
const passing = [
  ...kinds.map((kind) => `toAvoidMemoryLeaks ${kind} clean`),
  'toAvoidMemoryLeaks not: over holds',
  'toAvoidMemoryLeaks a larger perCall',
];

/** Bytes differ between runs and versions of Node: the sentences are pinned, and the places. */
const maskedBytes = (message: string): string =>
  masked(message)
    .replace(/-?\d+(?:\.\d+)? [kMG]?B(?! more after each call\. Same)(?= (?:more|per call)|$)/gm, '<bytes>')
    .replace(/(?:^ +\d[\d,]* +-?[\d.]+ [kMG]?B +(?:-?[\d.]+ [kMG]?B|<bytes>)\n?)+/gm, '  <growth by round>\n')
    .replace(/^ +calls +held more +per call/m, '  calls   held more   per call')
    .replace(/\d+ rounds/, '<count> rounds');

describe.each(runners)('leaks in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('leaks', { 'src/leaks.ts': leaking, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(
      expect.arrayContaining(passing),
    );
    expect(tests.filter(({ status }) => status === 'passed')).toHaveLength(passing.length);
    expect(tests).toHaveLength(2 * kinds.length + 7);
  });

  test.each(kinds)('names the line of the leak: %s', (kind) => {
    const [record] = tests.find(({ name }) => name === `toAvoidMemoryLeaks ${kind} leaking`)?.records ?? [];
    expect(record).toMatchObject({ verdict: { kind: 'over' }, requirement: { metric: 'leak', limit: '64 B' } });
    const [place] = (record as { places?: object[] } | undefined)?.places ?? [];
    expect(place).toMatchObject({ file: 'src/leaks.ts', line: lines[kind] });
    expect(JSON.stringify(record)).not.toMatch(/\/work|\/home|\/root/);
  });

  test('each failing message, whole', async () => {
    await expect(failingMessages(runner, tests, maskedBytes)).toMatchFileSnapshot('__snapshots__/leaks.txt');
  });
});
