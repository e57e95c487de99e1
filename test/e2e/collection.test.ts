import { describe, expect, test } from 'vitest';
import { keptFiles, keptStatuses } from './kept.js';
import { createProject, type Project, reportJest, reportVitest, type TestReport } from './project.js';
import { jestConfig, vitestConfig, vitestImports } from './set-up.js';

interface Way {
  readonly name: string;
  readonly project: () => Project;
  readonly report: (project: Project) => Promise<{ output: string; tests: TestReport[] }>;
}

const inVitest = (pool: string): Way => ({
  name: `Vitest, ${pool}`,
  project: () =>
    createProject(`collection-${pool}`, {
      ...vitestConfig(`pool: '${pool}',`),
      ...keptFiles(vitestImports),
    }),
  report: reportVitest,
});

const ways: readonly Way[] = [
  ...['forks', 'threads', 'vmForks', 'vmThreads'].map(inVitest),
  {
    name: 'Jest',
    project: () => createProject('collection-jest', { ...jestConfig(), ...keptFiles() }),
    report: reportJest,
  },
];

describe.each(ways)('garbage is collected on demand, without a flag: $name', ({ project, report }) => {
  test('what is held is told from what is garbage', async () => {
    const { output, tests } = await report(project());
    const found = Object.fromEntries(tests.map(({ name, status }) => [name, status]));
    expect(found, output).toEqual(keptStatuses);
    const messages = tests.flatMap(({ messages }) => messages).join('\n');
    // What the runner itself let go of meanwhile makes it a little less.
    expect(messages).toMatch(/hold held (?:7\.[5-9]\d*|8(?:\.\d+)?) MB.*, over the limit of 7 MB/);
    expect(messages).not.toContain('Cannot tell');
  });
});
