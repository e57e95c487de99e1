import type { Plan, ReadFile } from './change.js';
import { stepsFile } from './jest.js';

const file = '.github/workflows/performance.yml';

/** How the project's package manager installs from its lock file. */
function install(read: ReadFile): string[] {
  if (read('pnpm-lock.yaml') !== undefined) return ['corepack enable', 'pnpm install --frozen-lockfile'];
  if (read('yarn.lock') !== undefined) return ['corepack enable', 'yarn install --immutable'];
  return [read('package-lock.json') === undefined ? 'npm install' : 'npm ci'];
}

/** A step of a CI that gates strictly, without coverage, and keeps the results; a workflow of that name is left alone. `countsSteps` says whether Jest has a second config. */
export function planWorkflow(read: ReadFile, runner: 'vitest' | 'jest', countsSteps: boolean): Plan {
  if (read(file) !== undefined) return { changes: [], byHand: [] };
  const tests =
    runner === 'vitest'
      ? ['npx vitest run --project steps --project perf --coverage.enabled=false']
      : [
          'npx jest --coverage=false --runInBand perf.test',
          ...(countsSteps ? [`npx jest --coverage=false --runInBand --config ${stepsFile}`] : []),
        ];
  // Both leave their results in one place.
  const keep = 'cp .perf-matchers/results.json .perf-matchers/results-perf.json';
  const [first = '', ...others] = tests;
  const commands = [...install(read), first, ...others.flatMap((test) => [keep, test])];
  const steps = commands.map((command) =>
    tests.includes(command)
      ? `      - run: ${command}\n        env: { PERF_MATCHERS_STRICT: 1 }\n`
      : `      - run: ${command}\n`,
  );
  const after = `name: performance
on: [push, pull_request]
permissions: { contents: read }
jobs:
  performance:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
${steps.join('')}      - run: npx perf-matchers report .perf-matchers
        if: always()
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: performance, path: .perf-matchers/, include-hidden-files: true }
`;
  return { changes: [{ file, before: undefined, after }], byHand: [] };
}

/** Results are not committed. */
export function planIgnore(read: ReadFile): Plan {
  const before = read('.gitignore');
  if (before === undefined || /^\/?\.perf-matchers\/?$/m.test(before)) return { changes: [], byHand: [] };
  return {
    changes: [
      {
        file: '.gitignore',
        before,
        after: `${before}${before.endsWith('\n') || before === '' ? '' : '\n'}.perf-matchers/\n`,
      },
    ],
    byHand: [],
  };
}
