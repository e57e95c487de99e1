import fc from 'fast-check';
import { BSON } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { mongoRows, readMongo } from '../../src/sensors/queries/mongo-command.js';
import { redisRows, redisShape } from '../../src/sensors/queries/redis-command.js';

const secret = 'zq9secret';
/** Text with the secret in it. */
const secretText = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
  .map(([before, after]) => `${before}${secret}${after}`);

describe('commands of Redis', () => {
  test.each([
    ['get', ['user:42:profile'], 'GET user:?'],
    ['GET', ['settings'], 'GET ?'],
    ['GET', ['42:user'], 'GET ?'],
    ['hset', ['cart:7', 'name', secret], 'HSET cart:?'],
    ['mget', ['user:1', 'user:2'], 'MGET user:?'],
    ['eval', ['return 1', '1', 'user:1'], 'EVAL'],
    ['publish', ['news:1', secret], 'PUBLISH'],
    ['json.get', [Buffer.from('doc/7')], 'JSON.GET doc/?'],
    ['multi', [], 'MULTI'],
    [`get ${secret}`, [], '?'],
  ])('%s %o is %s', (name, args, shape) => {
    expect(redisShape(name, args)).toBe(shape);
  });

  test('values, and keys after the word they begin with, never show', () => {
    fc.assert(
      fc.property(fc.constantFrom('get', 'set', 'eval', 'hset', 'nosuch'), fc.array(secretText), (name, rest) => {
        const keyed = [`user:${secret}`, ...rest];
        for (const args of [keyed, keyed.map((each) => Buffer.from(each))]) {
          expect(redisShape(name, args)).not.toContain(secret);
        }
        expect(redisShape(`${name}${secret}!`, rest)).not.toContain(secret);
      }),
      { numRuns: 3000 },
    );
  });

  test('rows are the elements of an answer', () => {
    const hash = ['name', 'a', 'city', 'b'];
    expect(
      [null, 'OK', 'a', 3, ['a', null], { a: 1, b: 2 }, new Map([['a', 1]]), 'QUEUED'].map((reply) =>
        redisRows('get', reply),
      ),
    ).toEqual([0, 0, 1, 0, 2, 2, 1, undefined]);
    expect([redisRows('hgetall', hash), redisRows('scan', ['0', hash])]).toEqual([2, 4]);
  });
});

describe('commands of MongoDB', () => {
  const shape = (command: Record<string, unknown>): string => readMongo(command).statements.shapes[0]?.text ?? '';

  test.each([
    [{ find: 'users', filter: { _id: 7, name: secret } }, 'find users { _id: ?, name: ? }'],
    [{ find: 'users', filter: { age: { $gt: 30, $lt: 50 }, $or: [{ a: 1 }] } }, 'find users { age: $gt ?, $or: ? }'],
    [{ find: 'users', filter: {} }, 'find users'],
    [{ getMore: BSON.Long.fromNumber(5), collection: 'users' }, 'getMore users'],
    [
      { aggregate: 1, pipeline: [{ $currentOp: {} }, { [secret]: 1, [`${secret} `]: 2 }] },
      `aggregate [$currentOp, ${secret}]`,
    ],
    [{ delete: 'users', deletes: [{ q: { 'a b': 1 }, limit: 1 }] }, 'delete users { ? }'],
    [{ hello: 1 }, 'hello'],
    [{}, '?'],
  ])('%o is %s', (command, text) => {
    expect(shape(command)).toBe(text);
  });

  test('values never show, and nothing throws', () => {
    const value = fc.oneof(secretText, fc.object({ values: [secretText], maxDepth: 3 }), fc.array(secretText));
    fc.assert(
      fc.property(fc.constantFrom('name', '_id', 'a.b', '$or'), value, (key, each) => {
        const parts = { filter: { [key]: each }, pipeline: [{ $match: { [key]: each } }] };
        const commands = [
          { find: 'users', ...parts },
          { insert: 'users', documents: [each] },
          { update: 'users', updates: [{ q: { [key]: each }, u: { $set: { [key]: each } } }] },
          { find: `${secret} users`, filter: { [`${secret} !`]: each } },
        ];
        for (const command of commands) expect(shape(command)).not.toContain(secret);
      }),
      { numRuns: 3000 },
    );
  });

  test('rows are documents', () => {
    const replies = [
      { cursor: { firstBatch: [{}, {}] } },
      { cursor: { nextBatch: [{}] } },
      { values: ['a', 'b'] },
      { value: { _id: 1 } },
      { n: 5 },
      null,
    ];
    expect(replies.map(mongoRows)).toEqual([2, 1, 2, 1, 0, 0]);
  });
});
