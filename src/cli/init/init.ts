import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { Failure } from '../failure.js';
import type { Plan, ReadFile } from './change.js';
import { planJest, stepsFile } from './jest.js';
import { planVitest } from './vitest.js';
import { planIgnore, planWorkflow } from './workflow.js';

type Runner = 'vitest' | 'jest';

/** The runner that package.json names. @throws Failure where it names none, or both */
function runnerOf(read: ReadFile, asked: string | undefined): Runner {
  if (asked === 'vitest' || asked === 'jest') return asked;
  if (asked !== undefined) throw new Failure(`There is no runner '${asked}'. Say --runner vitest or --runner jest.`);
  const text = read('package.json');
  if (text === undefined) throw new Failure('There is no package.json here. Start it in the folder of the package.');
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
  const all = { ...dependencies, ...devDependencies };
  const found = (['vitest', 'jest'] as const).filter((name) => name in all);
  const [one] = found;
  if (one && found.length === 1) return one;
  throw new Failure(
    found.length === 0
      ? 'package.json names neither vitest nor jest. Install one, or say which is run: --runner vitest.'
      : 'package.json names vitest and jest. Say which is to be set up: --runner vitest or --runner jest.',
  );
}

/** What setting up a project would change. */
export function planInit(read: ReadFile, asked?: string): Plan & { runner: Runner } {
  const runner = runnerOf(read, asked);
  const first = runner === 'vitest' ? planVitest(read) : planJest(read);
  const countsSteps = read(stepsFile) !== undefined || first.changes.some(({ file }) => file === stepsFile);
  const plans = [first, planWorkflow(read, runner, countsSteps), planIgnore(read)];
  return { runner, changes: plans.flatMap(({ changes }) => changes), byHand: plans.flatMap(({ byHand }) => byHand) };
}

/** Shows what setting up the project in a folder changes, as a diff; with `yes` it is written. Returns what to say. */
export function init(folder: string, { runner, yes }: { runner?: string | undefined; yes: boolean }): string[] {
  const read: ReadFile = (file) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const { changes, byHand } = planInit(read, runner);
  const diffs = changes.map(({ file, before, after }) =>
    createTwoFilesPatch(before === undefined ? '/dev/null' : `a/${file}`, `b/${file}`, before ?? '', after, '', '')
      .replace(/^=+\n/, '')
      .trimEnd(),
  );
  if (yes) {
    for (const { file, after } of changes) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), after);
    }
  }
  const end =
    changes.length === 0
      ? byHand.length === 0
        ? 'All is set up already.'
        : 'Nothing else is to be changed.'
      : yes
        ? 'Written. Performance tests are files that end in .perf.test.ts; under Jest growth by steps is in files that end in .steps.test.ts.'
        : 'Nothing is written yet. To write this: npx perf-matchers init --yes';
  return [...diffs, ...byHand, end];
}
