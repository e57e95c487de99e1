import { readFileSync } from 'node:fs';
import { MongoClient, ObjectId } from 'mongodb';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import { type QueryReading, queriesDuring, stopWatching, watch } from '../../src/sensors/queries/index.js';
import { startMongoStandIn } from './mongo-server.js';

let server: Awaited<ReturnType<typeof startMongoStandIn>>;
let client: MongoClient;
beforeAll(async () => {
  server = await startMongoStandIn();
  client = new MongoClient(server.url, { maxPoolSize: 2 });
  await client.connect();
  await mongoose.connect(server.url);
});
afterAll(async () => {
  stopWatching();
  await mongoose.disconnect();
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
const ids = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(24));

describe('mongodb', () => {
  test('one by one: each command counts, from the line of the user', async () => {
    const reading = await readingOf(async () => {
      const users = client.db().collection('users');
      for (const id of ids) await users.findOne({ _id: new ObjectId(id) }); // one by one
      await users.findOne({ _id: new ObjectId(ids[0]) });
    });
    expect(summary(reading)).toEqual([['find users { _id: ? }', 5, 4, 5]]);
    expect(places(reading)[0]?.[0]).toBe(lineOf('// one by one'));
    expect(reading.clients).toContain('mongodb');
  });

  test('getMore counts its round trips', async () => {
    const reading = await readingOf(async () => {
      const cursor = client.db().collection('users').find({}, { batchSize: 3 });
      let rows = 0;
      for await (const _ of cursor) rows += 1; // cursor
      expect(rows).toBe(7);
    });
    expect(summary(reading)).toEqual([
      ['getMore users', 2, 2, 4],
      ['find users', 1, 1, 3],
    ]);
    expect(places(reading)).toEqual([[lineOf('// cursor')], [lineOf('// cursor')]]);
  });

  test('writes, batches, pipelines and other commands', async () => {
    const reading = await readingOf(async () => {
      const users = client.db().collection('users');
      await users.insertMany([{ name: 'secret' }, { name: 'secret' }]);
      await users.updateOne({ 'address.city': 'secret', age: { $gt: 30 } }, { $set: { name: 'secret' } });
      await users.deleteMany({ _id: { $in: ids.map((id) => new ObjectId(id)) } });
      await users.aggregate([{ $match: { name: 'secret' } }, { $group: { _id: '$secret' } }]).toArray();
      await users.distinct('secret', { 'se cret': 1 });
      await client.db().command({ ping: 1 });
    });
    expect(summary(reading)).toEqual([
      ['insert users', 1, 1, 0],
      ['update users { address.city: ?, age: $gt ? }', 1, 1, 0],
      ['delete users { _id: $in ? }', 1, 1, 0],
      ['aggregate users [$match, $group]', 1, 1, 7],
      ['distinct users { ? }', 1, 1, 2],
    ]);
  });

  test('an exhausted pool keeps every command with its own call', async () => {
    const calls = Array.from({ length: 20 }, (_, index) => index + 1);
    const users = client.db().collection('users');
    const readings = await Promise.all(
      calls.map((many) =>
        readingOf(() => Promise.all(Array.from({ length: many }, (_, i) => users.findOne({ name: `secret ${i}` })))),
      ),
    );
    expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(calls.map((many) => [many, 0]));
  });

  test('a command that fails counts, and stays rejected', async () => {
    const { outcome, reading } = await queriesDuring(() => client.db().command({ fails: 1 }));
    expect(outcome).toMatchObject({ ok: false, error: { message: 'no such command: fails' } });
    expect(reading).toMatchObject({ count: 1, stillRunning: 0 });
  });
});

describe('mongoose', () => {
  test('one by one, from the line of the user; housekeeping does not count', async () => {
    const User = mongoose.model('User', new mongoose.Schema({ name: String }), 'users');
    await User.init();
    const reading = await readingOf(async () => {
      for (const id of ids) await User.findById(id); // mongoose one by one
      await User.find({ name: { $in: ['secret', 'secret 2'] } }).lean();
      await new User({ name: 'secret' }).save(); // mongoose save
    });
    expect(summary(reading)).toEqual([
      ['find users { _id: ? }', 4, 4, 4],
      ['find users { name: $in ? }', 1, 1, 7],
      ['insert users', 1, 1, 0],
    ]);
    expect(places(reading)[0]).toEqual([lineOf('// mongoose one by one')]);
    expect(places(reading)[2]).toEqual([lineOf('// mongoose save')]);
  });
});

describe('a client that was given', () => {
  test('counts nothing twice', async () => {
    for (const given of [client, mongoose.connection, mongoose]) {
      const stop = watch(given);
      const reading = await readingOf(() => client.db().collection('users').findOne({ name: 'secret' }));
      expect(reading.count).toBe(1);
      stop();
    }
  });

  test('tells of its commands by its events, as a copy does that was bundled', async () => {
    const bundled = new MongoClient(server.url);
    const stop = watch(bundled);
    expect(bundled).toHaveProperty('monitorCommands', true);
    const reading = await readingOf(() => {
      const started = (requestId: number, command: object) =>
        bundled.emit('commandStarted', { requestId, command } as never);
      started(1, { find: 'users', filter: { _id: 'secret' } });
      started(2, { getMore: 5, collection: 'users' });
      bundled.emit('commandSucceeded', { requestId: 1, reply: { cursor: { firstBatch: [{}, {}] } } } as never);
      bundled.emit('commandFailed', { requestId: 2, failure: new Error('secret') } as never);
    });
    expect(summary(reading)).toEqual([
      ['find users { _id: ? }', 1, 1, 2],
      ['getMore users', 1, 1, undefined],
    ]);
    stop();
    expect(bundled).toHaveProperty('monitorCommands', false);
  });
});
