import { defineConfig } from 'vitest/config';

/** The specifications import the repaired code; this puts the code as first written in its place. */
const slowForFast = { find: /^\.\/fast\.js$/, replacement: './slow.js' };

const common = {
  include: ['**/*.test.ts'],
  setupFiles: ['perf-matchers/vitest'],
  pool: 'forks' as const,
  fileParallelism: false,
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'slow', alias: [slowForFast] } },
      { test: { ...common, name: 'fast', sequence: { groupOrder: 1 } } },
    ],
  },
});
