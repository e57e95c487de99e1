import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { masked, root, workspace } from './project.js';
import { runners } from './runners.js';

describe('where no database client is installed', () => {
  const home = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  afterAll(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, 'node_modules'));
  for (const name of ['vitest', 'jest', '@swc'])
    symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
  // The real files of the package: Node looks from there for what it needs.
  cpSync(join(workspace, 'node_modules/perf-matchers'), join(home, 'node_modules/perf-matchers'), { recursive: true });

  test.each(runners)('query matchers fail plain and under .not in $name', async ({ project, report, command }) => {
    const specification = `
const subject = async () => 1;
test('plain', async () => { await expect(subject).toIssueAtMostQueries(2); });
test('not', async () => { await expect(subject).not.toIssueAtMostQueries(2); });
test('growth', async () => { await expect(subject).toScaleNoWorseThan('1', { of: 'queries', input: same }); });
test('growth, not', async () => { await expect(subject).not.toScaleNoWorseThan('1', { of: 'queries', input: same }); });
test('rows', async () => { await expect(subject).toFetchAtMostRows(5); });
test('rows, not', async () => { await expect(subject).not.toFetchAtMostRows(5); });
test('repetitions', async () => { await expect(subject).toAvoidNPlusOneQueries(); });
test('repetitions, not', async () => { await expect(subject).not.toAvoidNPlusOneQueries(); });
test('zero', async () => { await expect(subject).toIssueAtMostQueries(0); });
`;
    const { tests } = await report(project('unwatched', { 'src/a.test.ts': specification }, undefined, home));
    expect(tests.map(({ status }) => status)).toEqual(tests.map(() => 'failed'));
    const messages = tests.flatMap(({ messages }) => messages.map((text) => masked(text).replace(command, '<runner>')));
    expect(messages.join('\n\n')).toMatchInlineSnapshot(`
      "expect(subject).toIssueAtMostQueries(2)

      Cannot tell whether subject issues at most 2 queries: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^plain$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).not.toIssueAtMostQueries(2)

      Cannot tell whether subject issues at most 2 queries: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^not$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).toScaleNoWorseThan('1', { of: 'queries', input: same })

      Cannot tell whether subject issues queries that grow no faster than 1: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^growth$"
      Measured: 7 sizes (5 shown), exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).not.toScaleNoWorseThan('1', { of: 'queries', input: same })

      Cannot tell whether subject issues queries that grow no faster than 1: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^growth, not$"
      Measured: 7 sizes (5 shown), exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).toFetchAtMostRows(5)

      Cannot tell whether subject fetches at most 5 rows: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^rows$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).not.toFetchAtMostRows(5)

      Cannot tell whether subject fetches at most 5 rows: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^rows, not$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).toAvoidNPlusOneQueries()

      Cannot tell whether subject repeats no statement 3 times or more with differing values: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^repetitions$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).not.toAvoidNPlusOneQueries()

      Cannot tell whether subject repeats no statement 3 times or more with differing values: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^repetitions, not$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>

      expect(subject).toIssueAtMostQueries(0)

      Cannot tell whether subject issues at most 0 queries: no database client is watched, so its queries cannot be counted.
      Next: watch the client once: import { watch } from 'perf-matchers'; watch(pool). The matchers of one call also take it as { db: pool }. Clients found by themselves, once imported: pg, mysql2, postgres.js, pglite, better-sqlite3, node:sqlite, ioredis, redis, mongodb.

      Check: <runner> src/a.test.ts -t "^zero$"
      Measured: no client watched, exact counts, <count> calls, <time>; Node <version>, <machine>"
    `);
  });
});
