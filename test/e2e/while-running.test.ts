import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTests, testsOf } from './passing-and-failing.js';
import { root } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestConfig } from './set-up.js';

/** Ours, and beside it one that looks at what a worker leaves while its thread is busy: only then does the subject go on. */
const watching = (runner: 'vitest' | 'jest'): string => `
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: Reporter } = require('${join(root, `.tmp/e2e/node_modules/perf-matchers/dist/${runner}-reporter.cjs`)}');
module.exports = class extends Reporter {
  constructor(...args) {
    super(...args);
    const look = setInterval(() => {
      const folder = process.env.PERF_MATCHERS_PROGRESS;
      if (!folder || !existsSync(folder)) return;
      for (const name of readdirSync(folder)) {
        const line = readFileSync(join(folder, name), 'utf8').split('\\n')[0];
        if (!line.includes('"n":12,')) continue;
        console.log('SEEN', line);
        writeFileSync(join(__dirname, 'seen'), '');
        clearInterval(look);
      }
    }, 20);
    look.unref();
  }
};
`;

const busy = `import { existsSync } from 'node:fs';
test('grows', async () => {
  const listAll = (n: number) => { while (n === 12 && !existsSync('seen')); return Array.from({ length: n }); };
  await expect(listAll).toScaleNoWorseThan('n', { of: 'items', input: (n: number) => n, timeBudget: '15 s' });
});
`;

test.each(runners)('$name: a worker tells how far it is while its thread is busy', async (runner) => {
  const config =
    runner.name === 'vitest'
      ? vitestConfig("reporters: ['default', './watching.cjs'],")
      : // What an earlier run knows of the files would make it run them in its own process.
        jestConfig({ reporters: ['default', './watching.cjs'], cacheDirectory: '<rootDir>/cache' });
  const project = runner.project(
    'progress',
    { 'watching.cjs': watching(runner.name), 'src/a.test.ts': busy, 'src/b.test.ts': testsOf('within') },
    config,
  );
  const { code, output } = await runTests(runner, project, runner.name === 'jest' ? ['--maxWorkers=2'] : []);
  expect(/SEEN (.*)/.exec(output)?.[1]).toMatch(
    /^\{"assertion":"listAll toScaleNoWorseThan n of items","file":"src\/a.test.ts","n":12,"since":\d{13},"most":15000\}$/,
  );
  expect(code).toBe(0);
});

test('jest/test-runner: other reporters get the records of passing assertions too', async () => {
  const [, inJest] = runners as readonly [(typeof runners)[number], (typeof runners)[number]];
  const other = `module.exports = class {
  onTestResult(test, { perf = [] }) { for (const { test, verdict } of perf) console.log('GOT', test.name, verdict.kind); }
};
`;
  const project = inJest.project(
    'test-runner',
    { 'other.cjs': other, 'src/a.test.ts': testsOf('within', 'over'), 'src/b.test.ts': testsOf('near') },
    jestConfig({ testRunner: 'perf-matchers/jest/test-runner', reporters: ['./other.cjs'] }),
  );
  for (const args of [['--maxWorkers=2'], ['--runInBand']]) {
    const { code, output } = await runTests(inJest, project, args);
    expect(output.match(/GOT .*/g)?.sort()).toEqual(['GOT near within', 'GOT over over', 'GOT within within']);
    expect(code).toBe(1);
  }
});
