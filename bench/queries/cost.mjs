// Microseconds that watching adds to a query: batches of the same statement, watched and unwatched in turn, the median of the differences.
import { createRequire } from 'node:module';
import { matchers } from 'perf-matchers';

const require = createRequire(import.meta.url);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The drivers that need no server: how to open each, its statement as `ask(i)`, and `close`. */
export const inProcess = {
  'node:sqlite': () => {
    const { DatabaseSync } = require('node:sqlite');
    return sqlite(new DatabaseSync(':memory:'));
  },
  'better-sqlite3': () => {
    const Database = require('better-sqlite3');
    return sqlite(new Database(':memory:'));
  },
};

function sqlite(db) {
  db.exec('create table users (id integer primary key, name text)');
  for (let id = 1; id <= 100; id++) db.prepare('insert into users values (?, ?)').run(id, `user ${id}`);
  const statement = db.prepare('select name from users where id = ?');
  return { ask: (i) => statement.get(1 + (i % 100)), perBatch: 2000, close: () => db.close() };
}

const warmUp = 20;

/** Watched and unwatched batches take turns, and take turns in being first. */
async function compare(batch, perBatch, rounds) {
  const added = { wall: [], cpu: [] };
  const unwatched = [];
  let last;
  const timed = async () => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const done = batch();
    // Not awaited where there is nothing to wait for: the matcher's own work would fall into it.
    if (done) await done;
    const wall = (performance.now() - start) * 1000;
    const { user, system } = process.cpuUsage(cpu);
    last = { wall: wall / perBatch, cpu: (user + system) / perBatch };
  };
  const watched = async () => {
    const { pass, message } = await matchers.toIssueAtMostQueries.call({ isNot: false }, timed, perBatch);
    if (!pass) throw new Error(message());
    return last;
  };
  const alone = async () => {
    await timed();
    return last;
  };
  // Until all is compiled: that is paid once in a process, not by each query.
  for (let i = 0; i < warmUp; i++) {
    await watched();
    await alone();
  }
  for (let i = 0; i < rounds; i++) {
    const [first, second] = i % 2 ? [await watched(), await alone()] : [await alone(), await watched()];
    const [without, with_] = i % 2 ? [second, first] : [first, second];
    for (const clock of ['wall', 'cpu']) added[clock].push(with_[clock] - without[clock]);
    unwatched.push(without.wall);
  }
  return { micros: median(added.wall), cpu: median(added.cpu), unwatched: median(unwatched) };
}

/** Where `ask` answers at once, the loop is one without an await: that would cost more than the query. */
async function loop(ask, perBatch) {
  const answer = ask(0);
  // Not awaited, it would be counted with the first batch.
  await answer;
  if (typeof answer?.then !== 'function') {
    return () => {
      for (let i = 0; i < perBatch; i++) ask(i);
    };
  }
  return async () => {
    for (let i = 0; i < perBatch; i++) await ask(i);
  };
}

/**
 * @returns for each of `drivers` the microseconds added to a query, those of this process's CPU time among them (which busy neighbours add little to), and those of an
 * unwatched query
 */
export async function queryCost(rounds, drivers = inProcess) {
  const results = [];
  for (const [driver, open] of Object.entries(drivers)) {
    const { ask, perBatch, close } = await open();
    results.push({ driver, ...(await compare(await loop(ask, perBatch), perBatch, rounds)) });
    await close();
  }
  return results;
}
