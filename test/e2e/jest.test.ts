import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, masked, type Project, reportJest, type TestReport } from './project.js';
import { imports, jestConfig, passing, shop, specification } from './shop.js';

const jestProject = (name: string, tests: Record<string, string>, extra?: Record<string, unknown>): Project =>
  createProject(name, { ...shop, ...jestConfig(extra), ...tests });

describe('the specification of the shop', () => {
  const tests = new Map<string, TestReport>();
  beforeAll(async () => {
    const project = jestProject('jest', { 'src/shop.perf.test.ts': imports + specification });
    for (const report of (await reportJest(project)).tests) tests.set(report.name, report);
  });

  test('passes and fails where it must', () => {
    expect([...tests.values()].filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests.size).toBe(43);
  });

  test('each failing message, whole', () => {
    const failed = [...tests.values()].filter(({ status }) => status === 'failed');
    const messages = failed.map(({ name, messages }) => `### ${name}\n${messages.map(masked).join('\n')}`);
    expect(messages.join('\n\n')).toMatchSnapshot();
  });

  test("a failing assertion's record is on the matcher's result", () => {
    expect(tests.get('toIssueAtMostQueries over')?.records).toMatchObject([
      {
        matcher: 'toIssueAtMostQueries',
        test: { file: 'src/shop.perf.test.ts', name: 'toIssueAtMostQueries > over' },
        verdict: { kind: 'over' },
        measured: { value: 11, unit: 'queries' },
        environment: { runner: 'jest' },
        shapes: [
          { count: 10, distinctValues: 10, rows: 10, place: expect.stringMatching(/^src\/users\.ts:25:/) },
          { count: 1 },
        ],
      },
    ]);
  });
});

test('un-awaited matchers fail their own test, and only it', async () => {
  const project = jestProject('jest-unawaited', {
    'src/a.test.ts': `${imports}
test('forgets await', () => { expect(slowSearch).toCompleteWithin(2); });
test('forgets await of growth', () => { expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
test('awaits', async () => { await expect(fastSearch).toCompleteWithin(50); });
test.concurrent('forgets await, concurrent', async () => { expect(never).toCompleteWithin(2); });
test.concurrent('awaits, concurrent', async () => { await expect(fastSearch).toCompleteWithin(50); });
`,
  });
  const { tests } = await reportJest(project);
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

test('concurrent tests get their own verdicts', async () => {
  const project = jestProject(
    'jest-concurrent',
    {
      'src/a.test.ts': `${imports}
import { spin } from './lists';
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
    { maxConcurrency: 20 },
  );
  const { tests } = await reportJest(project);
  const seen = tests
    .filter(({ name }) => !name.includes('busy'))
    .map(({ name, status, records }) => [
      name,
      status,
      ...records.map(({ verdict, test }) => [(verdict as { kind: string }).kind, (test as { name: string }).name]),
    ]);
  expect(seen).toEqual([
    ['fast', 'passed'],
    ['slow', 'failed', ['over', 'slow']],
    ['two queries', 'passed'],
    ['queries of another', 'passed'],
    ['async beside others', 'failed', ['cannot tell', 'async beside others']],
  ]);
});

test('fake timers that are on everywhere change nothing', async () => {
  const project = jestProject(
    'jest-fake-timers',
    {
      'src/a.test.ts': `${imports}
test('within', async () => { await expect(() => dedupeFast(['a'])).toCompleteWithin(50); });
test('never', async () => { await expect(never).toCompleteWithin(20, { timeBudget: 300 }); });
test('growth', async () => { await expect(dedupeSlow).toScaleNoWorseThan('n', { input: makeNames }); });
`,
    },
    { fakeTimers: { enableGlobally: true } },
  );
  const { tests } = await reportJest(project);
  expect(tests.map(({ name, status }) => [name, status])).toEqual([
    ['within', 'passed'],
    ['never', 'failed'],
    ['growth', 'failed'],
  ]);
});

test('under coverage time cannot be told, queries are', async () => {
  const project = jestProject('jest-coverage', {
    'src/a.test.ts': `${imports}
test('time', async () => { await expect(slowSearch).toCompleteWithin(2); });
test('queries', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(1); });
`,
  });
  const { tests } = await reportJest(project, ['--coverage', '--coverageReporters=json-summary']);
  expect(tests.map(({ name, status }) => [name, status])).toEqual([
    ['time', 'passed'],
    ['queries', 'failed'],
  ]);
});

test('jsdom-free environments, module resets and workers', async () => {
  const project = jestProject('jest-reset', {
    'src/a.test.ts': `${imports}
test('after a reset', async () => {
  jest.resetModules();
  const again = require('./users');
  again.seed(4);
  await expect(again.listUsersSlow).toIssueAtMostQueries(2);
});
test('before', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
    'src/b.test.ts': `${imports}
test('other file', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
  });
  const { tests } = await reportJest(project, ['--maxWorkers=2']);
  expect(tests.map(({ name, status }) => [name, status]).sort()).toEqual([
    ['after a reset', 'failed'],
    ['before', 'passed'],
    ['other file', 'passed'],
  ]);
});
