import { describe, expect, test } from 'vitest';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

const statuses = (tests: readonly TestReport[]): string[][] => tests.map(({ name, status }) => [name, status]);

describe.each(runners)('in $name', ({ name: runner, project, report, keepsPassing }) => {
  test('un-awaited matchers fail their own test, and only it', async () => {
    const { tests } = await report(
      project('unawaited', {
        'src/a.test.ts': `
test('forgets await', () => { expect(slowSearch).toCompleteWithin(2); });
test('forgets await of growth', () => { expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
test('awaits', async () => { await expect(fastSearch).toCompleteWithin(50); });
test.concurrent('forgets await, concurrent', async () => { expect(never).toCompleteWithin(2); });
test.concurrent('awaits, concurrent', async () => { await expect(fastSearch).toCompleteWithin(50); });
`,
      }),
    );
    expect(tests.map(({ name, status, messages }) => [name, status, ...messages.map(masked)])).toMatchInlineSnapshot(`
      [
        [
          "forgets await",
          "failed",
          "toCompleteWithin was not awaited: the test ended before the verdict. Write \`await expect(subject).toCompleteWithin(…)\`, in an async test.",
        ],
        [
          "forgets await of growth",
          "failed",
          "toScaleNoWorseThan was not awaited: the test ended before the verdict. Write \`await expect(subject).toScaleNoWorseThan(…)\`, in an async test.",
        ],
        [
          "awaits",
          "passed",
        ],
        [
          "forgets await, concurrent",
          "failed",
          "toCompleteWithin was not awaited: the test ended before the verdict. Write \`await expect(subject).toCompleteWithin(…)\`, in an async test.",
        ],
        [
          "awaits, concurrent",
          "passed",
        ],
      ]
    `);
  });

  test('concurrent tests get their own verdicts and records', async () => {
    const { tests } = await report(
      project(
        'concurrent',
        {
          'src/a.test.ts': `
import { setTimeout } from 'node:timers/promises';
const wait = () => setTimeout(5);
test.concurrent('fast', async () => { await expect(fastSearch).toCompleteWithin(50); });
test.concurrent('slow', async () => { await expect(slowSearch).toCompleteWithin(2); });
test.concurrent('two queries', async () => { await expect(async () => { await wait(); seed(3); }).toIssueAtMostQueries(6, { matching: /insert/ }); });
test.concurrent('queries of another', async () => { await wait(); seed(3); await setTimeout(30); });
test.concurrent('async beside others', async () => { await expect(wait).toCompleteWithin(1, { inconclusive: 'fail' }); });
for (let i = 0; i < 4; i++) test.concurrent('busy ' + i, async () => { for (let j = 0; j < 300; j++) { spin(1); await wait(); } });
`,
        },
        runner === 'jest' ? jestConfig({ maxConcurrency: 20 }) : vitestConfig('maxConcurrency: 20'),
      ),
    );
    const seen = tests
      .filter(({ name }) => !name.includes('busy'))
      .map(({ name, status, records }) => [
        name,
        status,
        ...records.map(({ verdict, test }) => {
          const { kind, reason = kind } = verdict as { kind: string; reason?: string };
          return [reason, (test as { name: string }).name];
        }),
      ]);
    const passed = (name: string): unknown[] => [name, 'passed', ...(keepsPassing ? [['within', name]] : [])];
    expect(seen).toEqual([
      passed('fast'),
      ['slow', 'failed', ['over', 'slow']],
      passed('two queries'),
      ['queries of another', 'passed'],
      ['async beside others', 'failed', ['other tests ran meanwhile: in the same process', 'async beside others']],
    ]);
  });

  test('fake timers that are on everywhere change nothing', async () => {
    const hooks = `
beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date', 'performance', 'hrtime', 'queueMicrotask'] }); });
afterEach(() => { vi.useRealTimers(); });
`;
    const { tests } = await report(
      project(
        'fake-timers',
        {
          'src/a.test.ts': `${runner === 'vitest' ? hooks : ''}
test('within', async () => { await expect(() => dedupeFast(['a'])).toCompleteWithin(50); });
test('never', async () => { await expect(never).toCompleteWithin(20, { timeBudget: 300 }); });
test('growth', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
`,
        },
        runner === 'jest' ? jestConfig({ fakeTimers: { enableGlobally: true } }) : undefined,
      ),
    );
    expect(statuses(tests)).toEqual([
      ['within', 'passed'],
      ['never', 'failed'],
      ['growth', 'failed'],
    ]);
  });

  test('under coverage time cannot be told, queries are', async () => {
    const { tests } = await report(
      project(
        'coverage',
        {
          'src/a.test.ts': `
test('time', async () => { await expect(slowSearch).toCompleteWithin(2); });
test('growth', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
test('time, strict', async () => { await expect(slowSearch).toCompleteWithin(2, { inconclusive: 'fail' }); });
test('queries', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(1); });
`,
        },
        runner === 'vitest'
          ? vitestConfig(
              `coverage: { enabled: true, provider: 'v8', reporter: ['json-summary'], include: ['src/users.ts'] }`,
            )
          : undefined,
      ),
      runner === 'jest' ? ['--coverage', '--coverageReporters=json-summary'] : [],
    );
    const untold = {
      because: 'set-up',
      kind: 'cannot tell',
      next: 'run it without coverage',
      reason: 'coverage is on: it slows the code down',
    };
    const passed = (name: string): unknown[] => [name, 'passed', ...(keepsPassing ? [untold] : [])];
    expect(tests.map(({ name, status, records }) => [name, status, ...records.map(({ verdict }) => verdict)])).toEqual([
      passed('time'),
      passed('growth'),
      ['time, strict', 'failed', untold],
      ['queries', 'failed', { kind: 'over' }],
    ]);
  });

  test('a server that an earlier test was the first to need', async () => {
    const { tests } = await report(
      project('lazy-server', {
        'src/server.ts': `import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listUsersSlow } from './users';

let server: Server | undefined;
async function start(): Promise<Server> {
  server ??= createServer((_, response) => response.end(JSON.stringify(listUsersSlow()))).listen(0);
  if (!server.listening) await once(server, 'listening');
  return server;
}
export async function getUsers(): Promise<unknown> {
  const { port } = (await start()).address() as AddressInfo;
  return (await fetch('http://127.0.0.1:' + port)).json();
}
export const close = () => { server?.closeAllConnections(); server?.close(); };
`,
        'src/a.test.ts': `
import { close, getUsers } from './server';
afterAll(close);
test('starts it', async () => { seed(3); await getUsers(); });
test('over', async () => { await expect(getUsers).toIssueAtMostQueries(3); });
test('within', async () => { await expect(getUsers).toIssueAtMostQueries(4); });
`,
        'src/b.test.ts': `
import { close, getUsers } from './server';
afterAll(close);
test('starts it in a watched call', async () => { seed(3); await expect(getUsers).toIssueAtMostQueries(4); });
test('grows', async () => { await expect(getUsers).toScaleNoWorseThan('1', { of: 'queries', input: seed, sizes: [2, 4, 8] }); });
test('does not grow', async () => { await expect(getUsers).toScaleNoWorseThan('n', { of: 'queries', input: seed, sizes: [2, 4, 8] }); });
`,
        'src/c.test.ts': `
import { close, getUsers } from './server';
afterAll(close);
test('starts it for two', async () => { seed(3); await getUsers(); });
for (const name of ['one', 'the other']) {
  test.concurrent(name, async () => { await expect(getUsers).toIssueAtMostQueries(4, { inconclusive: 'fail' }); });
}
`,
      }),
    );
    const value = (records: TestReport['records']): unknown[] =>
      records.map(({ measured, verdict }) => (measured as { value: number } | undefined)?.value ?? verdict);
    expect(
      tests
        .filter(({ status }) => status === 'failed')
        .map(({ name, records, messages }) => [name, ...value(records), masked(messages[0] ?? '').split('\n')[2]])
        .sort(),
    ).toMatchInlineSnapshot(`
      [
        [
          "grows",
          9,
          "getUsers's queries grew about n^1.00, faster than 1, judged from n = 2 to 8.",
        ],
        [
          "one",
          0,
          "Cannot tell whether getUsers issues at most 4 queries: 8 queries came from outside the call (a server, a background job) while several calls were watched.",
        ],
        [
          "over",
          4,
          "getUsers issued 4 queries, over the limit of 3.",
        ],
        [
          "the other",
          0,
          "Cannot tell whether getUsers issues at most 4 queries: 8 queries came from outside the call (a server, a background job) while several calls were watched.",
        ],
      ]
    `);
    expect(tests).toHaveLength(9);
  });
});
