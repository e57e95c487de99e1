import { beforeAll, describe, expect, test } from 'vitest';
import { better, betterSpecification, blog, blogSpecification, failingBlog } from './blog.js';
import { failingMessages } from './failing-messages.js';
import type { TestReport } from './project.js';
import { runners } from './runners.js';

const specification = blogSpecification + betterSpecification;

describe.each(runners)('repeated statements and rows in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('repeats', { ...blog, ...better, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    const wrong = tests.filter(({ name, status }) => (status === 'failed') !== failingBlog.test(name));
    expect(wrong.map(({ name, status }) => `${name}: ${status}`)).toEqual([]);
    expect(tests).toHaveLength((specification.match(/^ *test\(/gm) ?? []).length);
  });

  test('each failing message, whole', async () => {
    await expect(failingMessages(runner, tests)).toMatchFileSnapshot('__snapshots__/repeats-and-rows.txt');
  });

  test('records name the place and the cause, and hold no value', () => {
    const [record] = tests.find(({ name }) => name === 'toAvoidNPlusOneQueries over')?.records ?? [];
    expect(record).toMatchObject({
      matcher: 'toAvoidNPlusOneQueries',
      requirement: { metric: 'queries', limit: 3, unit: 'repeats', negated: false },
      measured: { value: 10, unit: 'repeats' },
      cause: { id: 'n-plus-one' },
      places: [{ file: 'src/blog.ts', line: 24, detail: 'select title from posts where user_id = ?' }],
    });
    const records = tests.map(({ records }) => records);
    expect(JSON.stringify(records)).not.toMatch(/secret \d|\/work\/|\/home\//);
  });
});
