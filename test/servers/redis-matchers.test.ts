import IORedis from 'ioredis';
import { createClient, type RedisClientType } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchers } from '../../src/index.js';
import type { PerfMatchers } from '../../src/matchers/types.js';
import { stopWatching } from '../../src/sensors/queries/index.js';
import { masked } from '../e2e/project.js';
import { startRedis } from './redis.js';

declare module 'vitest' {
  interface Matchers extends PerfMatchers {}
}

let server: Awaited<ReturnType<typeof startRedis>>;
let io: IORedis;
let client: RedisClientType;
beforeAll(async () => {
  expect.extend(matchers as never);
  server = await startRedis();
  const { host, port } = server;
  io = new IORedis({ host, port });
  client = createClient({ socket: { host, port } }) as RedisClientType;
  await client.connect();
});
afterAll(async () => {
  stopWatching();
  io?.disconnect();
  await client?.close();
  await server?.stop();
});

/** Empties the database and fills it with so many users; their identifiers. */
async function seed(n: number): Promise<string[]> {
  await io.flushall();
  const ids = Array.from({ length: n }, (_, id) => String(id));
  await io.mset(Object.fromEntries(ids.map((id) => [`user:${id}`, `secret ${id}`])));
  return ids;
}
const ten = (): Promise<string[]> => seed(10);
const messageOf = (assertion: Promise<void>): Promise<string> =>
  assertion.then(
    () => 'passed',
    (error: Error) => masked(error.message),
  );

/** N+1. */
async function loadSlowly(ids: string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const id of ids) found.push(await io.get(`user:${id}`));
  return found;
}
const load = (ids: string[]): Promise<unknown[]> => io.mget(ids.map((id) => `user:${id}`));
async function loadSlowlyToo(ids: string[]): Promise<unknown[]> {
  return Promise.all(ids.map((id) => client.get(`user:${id}`)));
}
const loadToo = (ids: string[]): Promise<unknown[]> => client.mGet(ids.map((id) => `user:${id}`));
async function inPipeline(ids: string[]): Promise<unknown> {
  const pipeline = io.pipeline();
  for (const id of ids) pipeline.get(`user:${id}`);
  return pipeline.exec();
}
async function inTransaction(ids: string[]): Promise<unknown> {
  const transaction = client.multi();
  for (const id of ids) transaction.get(`user:${id}`);
  return transaction.exec();
}
async function bySet(ids: string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let at = 0; at < ids.length; at += 3) found.push(await load(ids.slice(at, at + 3)));
  return found;
}

describe.each([
  ['ioredis', loadSlowly, load],
  ['redis', loadSlowlyToo, loadToo],
] as const)('%s', (_, slow, fast) => {
  test('one by one: over; at once: within', async () => {
    await expect(fast).toIssueAtMostQueries(1, { input: ten });
    await expect(slow).not.toIssueAtMostQueries(1, { input: ten });
    await expect(fast).toScaleNoWorseThan('1', { of: 'queries', input: seed });
    await expect(slow).not.toScaleNoWorseThan('1', { of: 'queries', input: seed });
    await expect(fast).toAvoidNPlusOneQueries({ input: ten });
    await expect(slow).not.toAvoidNPlusOneQueries({ input: ten });
    await expect(fast).toFetchAtMostRows(10, { input: ten });
    await expect(fast).not.toFetchAtMostRows(9, { input: ten });
  });
});

test.each([
  ['a pipeline', inPipeline],
  ['a transaction', inTransaction],
  ['chunks', bySet],
])('%s repeats nothing, and each command counts', async (_, subject) => {
  await expect(subject).toAvoidNPlusOneQueries({ input: ten });
  await expect(subject).toIssueAtMostQueries(10, { input: ten });
});

test('the messages', async () => {
  expect(await messageOf(expect(loadSlowly).toAvoidNPlusOneQueries({ input: ten }))).toMatchInlineSnapshot(`
    "expect(loadSlowly).toAvoidNPlusOneQueries({ input: ten })

    loadSlowly repeated a statement with differing values: 10 times with 10 different values, from test/servers/redis-matchers.test.ts:49.

      queries   distinct values   rows   statement
           10                10     10   GET user:?
                                         test/servers/redis-matchers.test.ts:49:45  loadSlowly

    test/servers/redis-matchers.test.ts:49
         47 | async function loadSlowly(ids: string[]): Promise<unknown[]> {
         48 |   const found: unknown[] = [];
       > 49 |   for (const id of ids) found.push(await io.get(\`user:\${id}\`));
    Likely cause: N+1: the statement is issued in a loop, once for each element.
    Usual fix: send all of it at once: a command that takes many keys or a list (\`$in\`), or one batch.

    Ask: change test/servers/redis-matchers.test.ts:49 (reached from loadSlowly) so that loadSlowly repeats no statement 3 times or more with differing values. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.
    Measured: <clients> watched, exact counts, <count> calls, <time>; Node <version>, <machine>"
  `);
  expect(await messageOf(expect(inTransaction).toIssueAtMostQueries(1, { input: ten }))).toMatchInlineSnapshot(`
    "expect(inTransaction).toIssueAtMostQueries(1, { input: ten })

    inTransaction issued 10 queries, over the limit of 1.

      queries   distinct values   rows   statement
           10                10      ?   GET user:?
                                         test/servers/redis-matchers.test.ts:64:37  inTransaction

    Not counted: 2 housekeeping statements such as BEGIN and COMMIT.

    Ask: change test/servers/redis-matchers.test.ts:64 (reached from inTransaction) so that inTransaction issues at most 1 query. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.
    Measured: <clients> watched, exact counts, <count> calls, <time>; Node <version>, <machine>"
  `);
});
