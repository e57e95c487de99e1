import { configDefaults, defineConfig } from 'vitest/config';

const untimed = [
  'blocking',
  'budget',
  'check-command',
  'check-folder',
  'items',
  'repeats-and-rows',
  'requests',
  'steps',
  'steps-odd-subjects',
  'types',
  'unwatched',
].map((name) => `test/e2e/${name}.test.ts`);
/** Tests of reporters and the command line: runs of runners in small projects, side by side. */
const reporting = ['cli', 'compare', 'exit-codes', 'prompt', 'reporters', 'while-running'].map(
  (name) => `test/e2e/${name}.test.ts`,
);
/** Tests that collect garbage again and again. */
const collecting = ['collection', 'leaks', 'memory'].map((name) => `test/e2e/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            'test/docs.test.ts',
            'test/servers/**',
            'test/e2e/**',
            'test/matrix/**',
            'test/page/**',
          ],
          env: { INIT_CWD: '' },
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        // Nothing in them is timed: side by side.
        test: {
          name: 'untimed',
          include: untimed,
          globalSetup: ['test/e2e/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 5 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...untimed, ...reporting, ...collecting],
          globalSetup: ['test/e2e/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'reports',
          include: reporting,
          globalSetup: ['test/e2e/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 7 },
        },
      },
      {
        // Forced collections, each on all cores: one file after the other.
        test: {
          name: 'leaks',
          include: collecting,
          globalSetup: ['test/e2e/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 6 },
        },
      },
      {
        // What it runs is timed: alone, after everything else; once more where a neighbour of this machine was in the way.
        test: { name: 'docs', include: ['test/docs.test.ts'], retry: 1, sequence: { groupOrder: 4 } },
      },
      {
        test: {
          name: 'matrix',
          include: ['test/matrix/*.test.ts'],
          globalSetup: ['test/e2e/pack.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        // The report page in a browser: Chromium where CHROMIUM says, or on the PATH, else installed.
        test: { name: 'page', include: ['test/page/*.test.ts'], testTimeout: 60_000, hookTimeout: 240_000 },
      },
      {
        test: {
          name: 'servers',
          include: ['test/servers/**/*.test.ts'],
          env: { INIT_CWD: '' },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
