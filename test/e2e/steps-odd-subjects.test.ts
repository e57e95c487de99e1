import { expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { createProject } from './project.js';
import { runners } from './runners.js';
import { jestConfig, vitestImports } from './set-up.js';

const vitestConfig = {
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { testTimeout: 20_000, projects: [
  { extends: true, test: { name: 'steps', include: ['**/*.test.ts'], setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'] } },
] } });
`,
};

/** Subjects that do not end as subjects should, and after them those that are counted as ever. */
const odd = `
const input = (n: number) => Array.from({ length: n }, (_, i) => i);
class Cart {
  #items: number[] = [];
  #has(x: number) { return this.#items.includes(x); }
  add(xs: number[]) { for (const x of xs) if (!this.#has(x)) this.#items.push(x); }
}
test('throws', async () => { await expect((xs: number[]) => { throw new RangeError('out of stock ' + xs.length); }).toScaleNoWorseThan('n', { input }); });
test('rejects', async () => { await expect(async (xs: number[]) => { await null; throw new RangeError('no stock ' + xs.length); }).toScaleNoWorseThan('n', { input }); });
test('never settles', async () => { await expect(() => new Promise(() => {})).toScaleNoWorseThan('n', { input, timeBudget: 400 }); });
test('loops for ever', async () => { await expect(() => { for (;;); }).toScaleNoWorseThan('n', { input, timeBudget: 400 }); });
test('loops for ever inside a walk', async () => { await expect((xs: number[]) => xs.map(() => { for (;;); })).toScaleNoWorseThan('n', { input, timeBudget: 400 }); });
test('loops for ever after an await', async () => { await expect(async () => { await null; for (;;); }).toScaleNoWorseThan('n', { input, timeBudget: 400 }); });
test('over, after all that', async () => { await expect((xs: number[]) => xs.map((x) => xs.indexOf(x))).not.toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
test('empties its input', async () => { await expect((xs: number[]) => { while (xs.length) xs.shift(); }).not.toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
test('private methods', async () => { await expect((xs: number[]) => new Cart().add(xs)).not.toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
test('rows spread into new ones', async () => { await expect((xs: number[]) => xs.map((x) => ({ x })).map((row) => ({ ...row, y: 1 }))).toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
test('code that Node ran before', async () => { await expect((xs: number[]) => Buffer.concat(xs.map((x) => Buffer.from([x])))).toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
test('a clone', async () => { await expect((xs: number[]) => structuredClone(xs)).toScaleNoWorseThan('n', { input, inconclusive: 'fail' }); });
`;

test.each(runners)('odd subjects in $name: each says what is wrong, and none spoils the next', async (runner) => {
  const isVitest = runner.name === 'vitest';
  const project = createProject(`${runner.name}-steps-odd`, {
    ...(isVitest ? vitestConfig : jestConfig({ testEnvironment: 'perf-matchers/jest/environment' })),
    'src/shop.perf.test.ts': (isVitest ? vitestImports : '\n') + odd,
  });
  const { tests } = await runner.report(project, []);
  const said = tests.map(({ name, status, messages }) =>
    [name, status, /out of stock 4|no stock 4|did not end within|^.*Cannot tell.*$/m.exec(messages.join('\n'))?.[0]]
      .filter(Boolean)
      .join(': '),
  );
  expect(said).toEqual([
    'throws: failed: out of stock 4',
    'rejects: failed: no stock 4',
    'never settles: failed: did not end within',
    'loops for ever: failed: did not end within',
    'loops for ever inside a walk: failed: did not end within',
    'loops for ever after an await: failed: did not end within',
    'over, after all that: passed',
    'empties its input: passed',
    'private methods: passed',
    'rows spread into new ones: passed',
    'code that Node ran before: passed',
    'a clone: passed',
  ]);
  await expect(failingMessages(runner, tests)).toMatchFileSnapshot(
    `__snapshots__/steps-odd-subjects-${runner.name}.txt`,
  );
});
