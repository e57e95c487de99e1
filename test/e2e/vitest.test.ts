import { expect, test } from 'vitest';
import { createProject, reportVitest } from './project.js';
import { vitestConfig, vitestImports } from './set-up.js';
import { imports, shop } from './shop.js';

const header = vitestImports;

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
