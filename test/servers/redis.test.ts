import { readFileSync } from 'node:fs';
import IORedis from 'ioredis';
import { createClient, createClientPool, type RedisClientType } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { type QueryReading, queriesDuring, stopWatching, watch } from '../../src/sensors/queries/index.js';
import { startRedis } from './redis.js';

let server: Awaited<ReturnType<typeof startRedis>>;
let io: IORedis;
let client: RedisClientType;
beforeAll(async () => {
  server = await startRedis();
  const { host, port } = server;
  io = new IORedis({ host, port });
  client = createClient({ socket: { host, port } }) as RedisClientType;
  await client.connect();
  for (const id of ids) {
    await io.set(`user:${id}`, `secret ${id}`);
    await io.hset(`user:${id}:profile`, { name: 'secret', city: 'secret' });
  }
});
afterAll(async () => {
  stopWatching();
  io?.disconnect();
  await client?.close();
  await server?.stop();
});

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  expect(JSON.stringify(reading.shapes.map(({ text }) => text))).not.toContain('secret');
  expect(reading.stillRunning).toBe(0);
  return reading;
}
const summary = ({ shapes }: QueryReading) =>
  shapes.map(({ text, count, distinctValues, rows }) => [text, count, distinctValues, rows]);
const places = ({ shapes }: QueryReading) => placeShapes(shapes).map(({ places }) => places.map(({ line }) => line));
const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;
const ids = [1, 2, 3, 4, 5];

describe('ioredis', () => {
  test('one by one: each command counts, from the line of the user', async () => {
    const reading = await readingOf(async () => {
      for (const id of ids) await io.get(`user:${id}`); // io one by one
      await io.hgetall('user:1:profile');
      await io.set('user:9', 'secret');
      await io.get('user:none');
    });
    expect(summary(reading)).toEqual([
      ['GET user:?', 6, 6, 5],
      ['HGETALL user:?', 1, 1, 2],
      ['SET user:?', 1, 1, 0],
    ]);
    expect(places(reading)[0]?.[0]).toBe(lineOf('// io one by one'));
    expect(reading.clients).toContain('ioredis');
  });

  test('in a pipeline and in a transaction each command counts, from where it was put there', async () => {
    const reading = await readingOf(async () => {
      const pipeline = io.pipeline();
      for (const id of ids) pipeline.get(`user:${id}`); // io pipeline
      await pipeline.exec();
      const transaction = io.multi();
      for (const id of ids) transaction.incr(`count:${id}`); // io multi
      await transaction.exec();
    });
    expect(summary(reading)).toEqual([
      ['GET user:?', 5, 5, 5],
      ['INCR count:?', 5, 5, undefined],
    ]);
    expect(places(reading)).toEqual([[lineOf('// io pipeline')], [lineOf('// io multi')]]);
    expect(reading.excluded).toBe(2);
  });

  test('a client that pipelines by itself, callbacks, scripts, buffers, keys without a beginning', async () => {
    const { host, port } = server;
    const auto = new IORedis({ host, port, enableAutoPipelining: true });
    const reading = await readingOf(async () => {
      await Promise.all(ids.map((id) => auto.get(`user:${id}`))); // io auto
      await new Promise((resolve) => auto.get('secret', resolve));
      await auto.eval('return redis.call("get", KEYS[1])', 1, 'user:1');
      await auto.getBuffer(Buffer.from('user:2'));
      await auto.mget('user:1', 'user:2');
    });
    expect(summary(reading)).toEqual([
      ['GET user:?', 6, 6, 6],
      ['GET ?', 1, 1, 0],
      ['EVAL', 1, 1, 1],
      ['MGET user:?', 1, 1, 2],
    ]);
    expect(places(reading)[0]?.[0]).toBe(lineOf('// io auto'));
    auto.disconnect();
  });

  test('a client that connects in the call: what it asks by itself does not count; nothing is counted twice', async () => {
    const { host, port } = server;
    let late: IORedis | undefined;
    const reading = await readingOf(async () => {
      late = new IORedis({ host, port, db: 1, lazyConnect: true, connectionName: 'secret' });
      await Promise.all(ids.map((id) => late?.get(`user:${id}`)));
    });
    expect(summary(reading)).toEqual([['GET user:?', 5, 5, 0]]);
    late?.disconnect();
  });

  test('an error is the user’s: a rejection that nobody handles stays unhandled', async () => {
    const { outcome, reading } = await queriesDuring(() => io.call('NOSUCH', 'secret'));
    expect(outcome).toMatchObject({ ok: false });
    expect(summary(reading)).toEqual([['NOSUCH ?', 1, 1, undefined]]);
    const seen: unknown[] = [];
    const before = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (error) => seen.push(error));
    await readingOf(async () => {
      void io.call('NOSUCH');
      await io.get('user:1');
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
    process.removeAllListeners('unhandledRejection');
    for (const each of before) process.on('unhandledRejection', each);
    expect(seen).toHaveLength(1);
  });
});

describe('redis', () => {
  test('one by one: each command counts, from the line of the user', async () => {
    const reading = await readingOf(async () => {
      for (const id of ids) await client.get(`user:${id}`); // client one by one
      await client.hGetAll('user:1:profile');
      await client.set('user:9', 'secret');
      await client.sendCommand(['GET', 'user:none']);
      for await (const keys of client.scanIterator({ MATCH: 'user:1:*', COUNT: 1000 })) expect(keys).toHaveLength(1);
    });
    expect(summary(reading)).toEqual([
      ['GET user:?', 6, 6, 5],
      ['HGETALL user:?', 1, 1, 2],
      ['SET user:?', 1, 1, 0],
      ['SCAN', 1, 1, 1],
    ]);
    expect(places(reading)[0]?.[0]).toBe(lineOf('// client one by one'));
    expect(reading.clients).toContain('redis');
  });

  test('in a pipeline and in a transaction each command counts, from where it was put there', async () => {
    const reading = await readingOf(async () => {
      const pipeline = client.multi();
      for (const id of ids) pipeline.get(`user:${id}`); // client pipeline
      await pipeline.execAsPipeline();
      const transaction = client.multi();
      for (const id of ids) transaction.incr(`count:${id}`); // client multi
      await transaction.exec();
    });
    expect(summary(reading)).toEqual([
      ['GET user:?', 5, 5, 5],
      ['INCR count:?', 5, 5, undefined],
    ]);
    expect(places(reading)).toEqual([[lineOf('// client pipeline')], [lineOf('// client multi')]]);
    expect(reading.excluded).toBe(2);
  });

  test('an exhausted pool keeps every command with its own call', async () => {
    const { host, port } = server;
    const pool = createClientPool({ socket: { host, port } }, { minimum: 1, maximum: 2 });
    await pool.connect();
    const calls = Array.from({ length: 20 }, (_, index) => index + 1);
    const readings = await Promise.all(
      calls.map(
        (many) => readingOf(() => Promise.all(Array.from({ length: many }, (_, i) => pool.get(`user:${i}`)))), // client pool
      ),
    );
    expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
    for (const reading of readings) expect(places(reading)).toEqual([[lineOf('// client pool')]]);
    pool.destroy();
  });

  test('a client that is watched by hand is not counted twice', async () => {
    const stop = watch(client);
    const reading = await readingOf(async () => {
      await client.get('user:1');
      await client.multi().get('user:1').exec();
    });
    expect(summary(reading)).toEqual([['GET user:?', 2, 1, 1]]);
    stop();
  });

  test('a rejection is the user’s', async () => {
    const { outcome } = await queriesDuring(() => client.sendCommand(['NOSUCH', 'secret']));
    expect(outcome).toMatchObject({ ok: false, error: { message: expect.stringContaining('NOSUCH') } });
  });
});

test('calls that are open at once keep their own; nothing is patched once watching has stopped', async () => {
  const calls = Array.from({ length: 50 }, (_, index) => index + 1);
  const readings = await Promise.all(
    calls.map((many) =>
      readingOf(async () => {
        for (let i = 0; i < many; i++) await (i % 2 ? io.get(`user:${i}`) : client.get(`user:${i}`));
      }),
    ),
  );
  expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
  const patched = IORedis.prototype.sendCommand;
  stopWatching();
  expect(IORedis.prototype.sendCommand).not.toBe(patched);
});
