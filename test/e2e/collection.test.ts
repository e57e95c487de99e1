import { describe, expect, test } from 'vitest';
import { createProject, type Project, reportJest, reportVitest, type TestReport } from './project.js';
import { jestConfig, vitestConfig, vitestImports } from './set-up.js';

/** Held buffers, objects that stay, and their repaired twins. */
const subjects = `
const kept: object[] = [];
export async function hold(): Promise<number> {
  const held = new Uint8Array(8_000_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  return held.length + (held[7] ?? 0);
}
export async function holdParts(): Promise<number> {
  let sum = 0;
  for (let part = 0; part < 6; part += 1) {
    const held = new Uint8Array(2_000_000);
    await new Promise((resolve) => setTimeout(resolve, 120));
    sum += held.length + (held[7] ?? 0);
  }
  return sum;
}
export function leak(): number {
  kept.push({ at: kept.length, text: new Array(16).fill(kept.length) });
  return kept.length;
}
export function keepLast(): number {
  kept[0] = { at: kept.length, text: new Array(16).fill(kept.length) };
  return kept.length;
}
`;

const specification = `
import { hold, holdParts, keepLast, leak } from './kept';

const strict = { inconclusive: 'fail', timeBudget: '20 s' } as const;
test('held', async () => { await expect(hold).toUseAtMostMemory('7 MB', strict); }, 30_000);
test('held in parts', async () => { await expect(holdParts).toUseAtMostMemory('7 MB', strict); }, 30_000);
test('stays', async () => { await expect(leak).toAvoidMemoryLeaks(strict); }, 30_000);
test('goes', async () => { await expect(keepLast).toAvoidMemoryLeaks(strict); }, 30_000);
test('no flag is left', () => { expect((globalThis as { gc?: unknown }).gc).toBeUndefined(); });
`;

interface Way {
  readonly name: string;
  readonly project: () => Project;
  readonly report: (project: Project) => Promise<{ output: string; tests: TestReport[] }>;
}

const files = (test: string) => ({ 'src/kept.ts': subjects, 'src/kept.perf.test.ts': test });

const inVitest = (pool: string): Way => ({
  name: `Vitest, ${pool}`,
  project: () =>
    createProject(`collection-${pool}`, {
      ...vitestConfig(`pool: '${pool}',`),
      ...files(vitestImports + specification),
    }),
  report: reportVitest,
});

const ways: readonly Way[] = [
  ...['forks', 'threads', 'vmForks', 'vmThreads'].map(inVitest),
  {
    name: 'Jest',
    project: () => createProject('collection-jest', { ...jestConfig(), ...files(specification) }),
    report: reportJest,
  },
];

describe.each(ways)('garbage is collected on demand, without a flag: $name', ({ project, report }) => {
  test('what is held is told from what is garbage', async () => {
    const { output, tests } = await report(project());
    const found = Object.fromEntries(tests.map(({ name, status }) => [name, status]));
    expect(found, output).toEqual({
      held: 'failed',
      'held in parts': 'passed',
      stays: 'failed',
      goes: 'passed',
      'no flag is left': 'passed',
    });
    const messages = tests.flatMap(({ messages }) => messages).join('\n');
    expect(messages).toMatch(/hold held 8(?:\.\d+)? MB.*, over the limit of 7 MB/);
    expect(messages).not.toContain('Cannot tell');
  });
});
