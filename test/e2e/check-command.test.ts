import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkLine, flagsOf, linkTools, namesRun } from './check-line.js';
import type { TestReport } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

const names = ['plain', 'costs $5 (net), $HOME, says "hi", it\\\'s `id`', 'a\\\\b [c] {d} e|f ^g? h* i+ wow! 100% ✓'];
const specification = `
describe('outer (1)', () => {
  describe('inner $', () => {
    ${names.map((name) => `test('${name}', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });`).join('\n    ')}
    test.each([1, 2])('each of %i', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
  });
  test('plain', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
});
test('plain', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
test('plain and more', async () => { await expect(slowSearch).toCompleteWithin(1, { runs: 1 }); });
`;
const tests = names.length + 2 + 1 + 2;

const projects = vitestConfig(
  `projects: [{ extends: true, test: { name: 'my perf', include: ['src/*.perf.test.ts'] } }, { extends: true, test: { name: 'other', include: ['src/*.other.ts'] } }]`,
);
const firstLines = {
  vitest: 'npx vitest run --project "my perf" "src/a b.perf.test.ts" -t "^outer \\(1\\) > inner \\x24 > plain$"',
  jest: 'npx jest --runTestsByPath "src/a b.perf.test.ts" -t "^outer \\(1\\) inner \\x24 plain$"',
};

describe.each(runners)('the check line of $name', (runner) => {
  const config = runner.name === 'vitest' ? vitestConfig() : jestConfig();

  test('runs exactly the test that failed', async () => {
    const project = runner.project(
      'check',
      { 'node_modules/.keep': '', 'src/a b.perf.test.ts': specification },
      runner.name === 'vitest' ? projects : config,
    );
    linkTools(project);
    const reports = (await runner.report(project)).tests;
    expect(reports).toHaveLength(tests);
    expect(checkLine(reports[0] as TestReport)).toBe(firstLines[runner.name]);
    const check = async (report: TestReport, index: number): Promise<void> => {
      // The first as it stands; npx takes longer to start than all else, and finds the same runner for the others.
      const line = checkLine(report).replace(index > 0 ? /^npx / : '', '');
      const file = `check-${index}.json`;
      const ran = await namesRun(line, project.path, join(project.path, file), flagsOf[runner.name](file));
      expect(ran).toEqual([report.name]);
    };
    // Two at a time: much of it is waiting for a process to start.
    for (let first = 0; first < reports.length; first += 2) {
      await Promise.all(reports.slice(first, first + 2).map((report, next) => check(report, first + next)));
    }
  });
});
