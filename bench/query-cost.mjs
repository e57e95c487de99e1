// Microseconds that watching adds to a query: batches of the same statement, watched and unwatched in turn, the median of the differences.
import { createRequire } from 'node:module';
import { matchers } from 'perf-matchers';

const require = createRequire(import.meta.url);
const perBatch = 2000;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function nodeSqlite() {
  const { DatabaseSync } = require('node:sqlite');
  return new DatabaseSync(':memory:');
}

function betterSqlite() {
  const Database = require('better-sqlite3');
  return new Database(':memory:');
}

/** @returns for each driver the microseconds added to a query and those of an unwatched one */
export async function queryCost(rounds) {
  const results = [];
  for (const [driver, open] of [
    ['node:sqlite', nodeSqlite],
    ['better-sqlite3', betterSqlite],
  ]) {
    const db = open();
    db.exec('create table users (id integer primary key, name text)');
    for (let id = 1; id <= 100; id++) db.prepare('insert into users values (?, ?)').run(id, `user ${id}`);
    const statement = db.prepare('select name from users where id = ?');
    let micros = 0;
    const batch = () => {
      const start = performance.now();
      for (let i = 0; i < perBatch; i++) statement.get(1 + (i % 100));
      micros = ((performance.now() - start) * 1000) / perBatch;
    };
    const added = [];
    const unwatched = [];
    for (let i = 0; i < rounds; i++) {
      batch();
      const alone = micros;
      await matchers.toIssueAtMostQueries.call({ isNot: false }, batch, perBatch);
      added.push(micros - alone);
      unwatched.push(alone);
    }
    results.push({ driver, micros: median(added), unwatched: median(unwatched) });
  }
  return results;
}
