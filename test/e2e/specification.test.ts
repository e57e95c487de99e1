import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import type { TestReport } from './project.js';
import { runners } from './runners.js';
import { passing, specification, total } from './shop.js';

describe.each(runners)('the specification of the shop in $name', (runner) => {
  const tests = new Map<string, TestReport>();
  let output = '';
  beforeAll(async () => {
    const project = runner.project('specification', { 'src/shop.perf.test.ts': specification });
    const report = await runner.report(project);
    output = report.output;
    for (const each of report.tests) tests.set(each.name, each);
  });

  test('passes and fails where it must', () => {
    expect([...tests.values()].filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests.size).toBe(total);
  });

  test('each failing message, whole', async () => {
    await expect(failingMessages(runner, tests.values())).toMatchFileSnapshot('__snapshots__/messages.txt');
  });

  test('what cannot be told and passes is said on the console', () => {
    expect(output).toContain(
      `perf-matchers: toIssueAtMostQueries > nothing seen: expect(fastSearch).toIssueAtMostQueries(2)`,
    );
  });

  test("a record says where the statements were issued, and holds no value; a failing one is on the matcher's result", () => {
    const records = tests.get('toIssueAtMostQueries over')?.records;
    expect(records).toEqual([
      expect.objectContaining({
        version: 1,
        matcher: 'toIssueAtMostQueries',
        test: { file: 'src/shop.perf.test.ts', name: 'toIssueAtMostQueries > over', line: expect.any(Number) },
        subject: 'listUsersSlow',
        requirement: { metric: 'queries', limit: 2, unit: 'queries', negated: false },
        verdict: { kind: 'over' },
        measured: { value: 11, unit: 'queries' },
        environment: expect.objectContaining({ runner: runner.name }),
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
      }),
    ]);
    expect(JSON.stringify(records)).not.toMatch(/secret|\/work|\/home|\/root/);
  });

  test('each test has one record, where passing ones are kept', () => {
    const kept = [...tests.values()].filter(({ name }) => runner.keepsPassing && !/cleanup runs|watching/.test(name));
    for (const { name, records } of kept) expect(records, name).toHaveLength(1);
  });
});
