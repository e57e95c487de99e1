import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, masked, reportVitest, type TestReport } from './project.js';
import { imports, passing, shop, specification, vitestConfig, vitestImports } from './shop.js';

const header = vitestImports;

describe('the specification of the shop', () => {
  const tests = new Map<string, TestReport>();
  beforeAll(async () => {
    const project = createProject('vitest', {
      ...shop,
      ...vitestConfig(),
      'src/shop.perf.test.ts': header + imports + specification,
    });
    for (const report of (await reportVitest(project)).tests) tests.set(report.name, report);
  });

  test('passes and fails where it must', () => {
    expect([...tests.values()].filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests.size).toBe(43);
  });

  test('each failing message, whole', () => {
    const messages = [...tests.values()]
      .filter(({ status }) => status === 'failed')
      .map(({ name, messages }) => `### ${name}\n${messages.map(masked).join('\n')}`);
    expect(messages.join('\n\n')).toMatchSnapshot();
  });

  test('each test has one record, passing or failing', () => {
    for (const { name, records } of tests.values()) expect(records, name).toHaveLength(1);
  });

  test('a record says where the statements were issued, and holds no value', () => {
    const record = tests.get('toIssueAtMostQueries over')?.records[0];
    expect(record).toMatchObject({
      version: 1,
      matcher: 'toIssueAtMostQueries',
      test: { file: 'src/shop.perf.test.ts', name: 'toIssueAtMostQueries > over', line: expect.any(Number) },
      subject: 'listUsersSlow',
      requirement: { metric: 'queries', limit: 2, unit: 'queries', negated: false },
      verdict: { kind: 'over' },
      measured: { value: 11, unit: 'queries' },
      shapes: [
        {
          text: 'select title from posts where user_id = ?',
          count: 10,
          distinctValues: 10,
          rows: 10,
          place: 'src/users.ts:25:68',
        },
        { text: 'select id, name from users', count: 1, distinctValues: 1, rows: 10, place: 'src/users.ts:22:58' },
      ],
    });
    expect(JSON.stringify(record)).not.toMatch(/secret|\/work|\/home|\/root/);
  });
});

test('un-awaited matchers fail their own test, and only it', async () => {
  const project = createProject('vitest-unawaited', {
    ...shop,
    ...vitestConfig(),
    'src/a.test.ts': `${header}${imports}
test('forgets await', () => { expect(slowSearch).toCompleteWithin(2); });
test('forgets await of growth', () => { expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
test('awaits', async () => { await expect(fastSearch).toCompleteWithin(50); });
test.concurrent('forgets await, concurrent', async () => { expect(never).toCompleteWithin(2); });
test.concurrent('awaits, concurrent', async () => { await expect(fastSearch).toCompleteWithin(50); });
`,
  });
  const { tests } = await reportVitest(project);
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
  const project = createProject('vitest-concurrent', {
    ...shop,
    ...vitestConfig(),
    'src/a.test.ts': `${header}${imports}
import { setTimeout } from 'node:timers/promises';
const wait = () => setTimeout(5);
describe.concurrent('all at once', () => {
  test('fast', async () => { await expect(fastSearch).toCompleteWithin(50); });
  test('slow', async () => { await expect(slowSearch).toCompleteWithin(2); });
  test('two queries', async () => { await expect(async () => { await wait(); seed(3); }).toIssueAtMostQueries(7, { matching: /insert/ }); });
  test('queries of another', async () => { await wait(); seed(3); await setTimeout(30); });
  test('async beside others', async () => { await expect(wait).toCompleteWithin(1, { inconclusive: 'fail' }); });
  for (let i = 0; i < 4; i++) test('busy ' + i, async () => { for (let j = 0; j < 30; j++) { spin(1); await wait(); } });
});
`.replace('import { dedupeFast', "import { spin } from './lists';\nimport { dedupeFast"),
  });
  const { tests } = await reportVitest(project);
  const seen = tests
    .filter(({ name }) => !name.includes('busy'))
    .map(({ name, status, records }) => [
      name.replace('all at once ', ''),
      status,
      ...records.map(
        ({ verdict }) => (verdict as { kind: string; reason?: string }).reason ?? (verdict as { kind: string }).kind,
      ),
    ]);
  expect(seen).toEqual([
    ['fast', 'passed', 'within'],
    ['slow', 'failed', 'over'],
    ['two queries', 'passed', 'within'],
    ['queries of another', 'passed'],
    ['async beside others', 'failed', 'other tests ran meanwhile: in the same process'],
  ]);
});

test('fake timers change nothing', async () => {
  const project = createProject('vitest-fake-timers', {
    ...shop,
    ...vitestConfig(),
    'src/a.test.ts': `${header}${imports}
beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date', 'performance', 'hrtime', 'queueMicrotask'] }); });
afterEach(() => { vi.useRealTimers(); });
test('within', async () => { await expect(() => dedupeFast(['a'])).toCompleteWithin(50); });
test('never', async () => { await expect(never).toCompleteWithin(20, { timeBudget: 300 }); });
test('growth', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
`.replace('test, vi }', 'test, vi, beforeEach, afterEach }'),
  });
  const { tests } = await reportVitest(project);
  expect(tests.map(({ name, status }) => [name, status])).toEqual([
    ['within', 'passed'],
    ['never', 'failed'],
    ['growth', 'failed'],
  ]);
});

test('under coverage time cannot be told, queries are', async () => {
  const project = createProject('vitest-coverage', {
    ...shop,
    ...vitestConfig(
      `coverage: { enabled: true, provider: 'v8', reporter: ['json-summary'], include: ['src/users.ts'] }`,
    ),
    'src/a.test.ts': `${header}${imports}
test('time', async () => { await expect(slowSearch).toCompleteWithin(2); });
test('growth', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
test('queries', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(1); });
`,
  });
  const { tests } = await reportVitest(project);
  expect(tests.map(({ name, status, records }) => [name, status, records[0]?.verdict])).toMatchInlineSnapshot(`
    [
      [
        "time",
        "passed",
        {
          "because": "set-up",
          "kind": "cannot tell",
          "next": "run it without coverage",
          "reason": "coverage is on: it slows the code down",
        },
      ],
      [
        "growth",
        "passed",
        {
          "because": "set-up",
          "kind": "cannot tell",
          "next": "run it without coverage",
          "reason": "coverage is on: it slows the code down",
        },
      ],
      [
        "queries",
        "failed",
        {
          "kind": "over",
        },
      ],
    ]
  `);
});

test('the variables of the environment', async () => {
  const project = createProject('vitest-environment', {
    ...shop,
    ...vitestConfig(),
    'src/a.test.ts': `${header}${imports}
test('over', async () => { await expect(slowSearch).toCompleteWithin(2); });
test('untold', async () => { await expect(fastSearch).toIssueAtMostQueries(2, { inconclusive: 'warn' }); });
`,
  });
  const statuses = async (environment: Record<string, string>): Promise<string[]> =>
    (await reportVitest(project, [], environment)).tests.map(({ status }) => status);
  expect(await statuses({})).toEqual(['failed', 'passed']);
  expect(await statuses({ PERF_MATCHERS_STRICT: '1' })).toEqual(['failed', 'failed']);
  expect(await statuses({ PERF_MATCHERS_TIME_SCALE: '100' })).toEqual(['passed', 'passed']);
  expect(await statuses({ PERF_MATCHERS: 'off', PERF_MATCHERS_STRICT: '1' })).toEqual(['passed', 'passed']);
});

test.each(['threads', 'vmForks', 'forks'])('pool %s', async (pool) => {
  const project = createProject(`vitest-${pool}`, {
    ...shop,
    ...vitestConfig(`pool: '${pool}', isolate: ${pool === 'forks' ? 'false' : 'true'}`),
    'src/a.test.ts': `${header}${imports}
test('within', async () => { await expect(fastSearch).toCompleteWithin(50); });
test('over', async () => { await expect(slowSearch).toCompleteWithin(2); });
test('loops for ever', async () => { await expect(loop).toCompleteWithin(20, { timeBudget: 300 }); });
test('queries', async () => { seed(4); await expect(listUsersSlow).toIssueAtMostQueries(1); });
`,
    'src/b.test.ts': `${header}${imports}
test('queries', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
  });
  const { tests } = await reportVitest(project);
  expect(tests.map(({ name, status }) => [name, status]).sort()).toEqual(
    [
      ['within', 'passed'],
      ['over', 'failed'],
      ['loops for ever', 'failed'],
      ['queries', 'failed'],
      ['queries', 'passed'],
    ].sort(),
  );
  const shapes = tests.flatMap(({ records }) => (records[0]?.shapes as { place?: string }[] | undefined) ?? []);
  if (pool !== 'vmForks') expect(shapes.map(({ place }) => place)).toContain('src/users.ts:25:68');
});
