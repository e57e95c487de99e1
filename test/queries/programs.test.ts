// Programs made at random whose repetitions are known, run on a real database: what is judged are all floors from the driver to the verdict.
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { placeVariants } from '../../src/explain/repeats.js';
import { statementKind } from '../../src/explain/statement-kind.js';
import { judgeRepeats } from '../../src/judge/n-plus-one.js';
import { queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';

afterEach(stopWatching);

const db = new DatabaseSync(':memory:');
db.exec('create table t (id integer primary key, owner integer, name text)');
for (let id = 1; id <= 60; id++) db.prepare('insert into t values (?, ?, ?)').run(id, id % 7, `name ${id}`);

/** What a program does, each from a line of its own; true where it repeats a statement three times or more with differing values. */
const parts = {
  perRow: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select name from t where id = ?').get(i);
    return n >= 3;
  },
  perRowInText: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare(`select owner from t where id = ${i}`).get();
    return n >= 3;
  },
  perRowInList: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select id from t where owner in (?) and id > 0').all(i);
    return n >= 3;
  },
  newestOfEach: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select id from t where owner = ? order by id desc limit 1').get(i);
    return n >= 3;
  },
  oneByOne: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('update t set name = ? where id = ?').run('x', i);
    return n >= 3;
  },
  theSame: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select count(*) from t where owner = ?').get(1);
    return false;
  },
  inChunks: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select * from t where id in (?, ?, ?)').all(i, i + 100, i + 200);
    return false;
  },
  inPages: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare('select id from t where id > ? order by id limit 5').all(5 * i);
    return false;
  },
  byOffset: (n: number) => {
    for (let i = 0; i < n; i++) db.prepare(`select id, name from t order by id limit 5 offset ${5 * i}`).all();
    return false;
  },
  asJson: (n: number) => {
    const list = 'select * from t where id in (select value from json_each(?))';
    for (let i = 0; i < n; i++) db.prepare(list).all(JSON.stringify([i, i + 1]));
    return false;
  },
};
type Part = keyof typeof parts;

test('what repeats a statement with differing values is found, and nothing else', async () => {
  const step = fc.record({
    part: fc.constantFrom(...(Object.keys(parts) as Part[])),
    times: fc.integer({ min: 1, max: 9 }),
  });
  // Each part at most once: two runs of one would be one line's statements.
  const program = fc.uniqueArray(step, { selector: ({ part }) => part, minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(program, async (steps) => {
      const expected: Part[] = [];
      const { reading } = await queriesDuring(
        () => {
          for (const { part, times } of steps) if (parts[part](times)) expected.push(part);
        },
        { variants: true },
      );
      expect(reading.count).toBe(steps.reduce((sum, { times }) => sum + times, 0));
      const found = placeVariants(reading.shapes)
        .filter(({ shape: { text }, variants }) => {
          const reads = statementKind(text) === 'read';
          return judgeRepeats({ reads, variants }, 3).kind === 'repeated';
        })
        .map(({ place }) => place?.function);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 300 },
  );
});
