import { expect, test } from 'vitest';
import { projectsIn } from '../../src/runners/vitest/projects.js';

test('projects of a config by their text', () => {
  expect(
    projectsIn(`import { configDefaults, defineConfig } from 'vitest/config';
export default defineConfig({ test: { projects: [
  { test: { name: 'unit', exclude: [...configDefaults.exclude, '**/*.perf.test.ts'] } },
  // { test: { name: 'old', setupFiles: ['perf-matchers/vitest'] } },
  { test: { name: 'steps', include: ['**/*.perf.test.ts'], pool: 'forks', setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'] } },
  /* the rest */
  { test: { name: { label: 'perf', color: 'red' }, include: ["**/*.perf.test.ts"], setupFiles: 'perf-matchers/vitest' } },
  { test: { name: 'else', setupFiles: ['./setup.ts'] } },
] } });`),
  ).toEqual([
    { name: 'steps', countsSteps: true },
    { name: 'perf', countsSteps: false },
  ]);
});

test('what is not written out is not found', () => {
  expect(
    projectsIn(`const setupFiles = ['perf-matchers/vitest']; export default { test: { name, setupFiles } };`),
  ).toEqual([]);
  expect(projectsIn(`export default { test: { setupFiles: ['perf-matchers/vitest'] } };`)).toEqual([]);
});
