import type { Plan, ReadFile } from './change.js';

const configs = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`),
);
const stringOrComment = /(['"`])(?:\\.|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/.*/g;

const perf = "'**/*.perf.test.?(c|m)[jt]s?(x)'";
const lines = (inherits: boolean): string[] => {
  const extend = inherits ? 'extends: true, ' : '';
  return [
    "reporters: ['default', 'perf-matchers/vitest/reporter'],",
    'projects: [',
    `  { ${extend}test: { name: 'unit', exclude: ['**/node_modules/**', '**/.git/**', ${perf}] } },`,
    `  { ${extend}test: { name: 'steps', include: [${perf}], pool: 'forks', setupFiles: ['perf-matchers/vitest', 'perf-matchers/steps'] } },`,
    `  { ${extend}test: { name: 'perf', include: [${perf}], pool: 'forks', fileParallelism: false, sequence: { groupOrder: 1 }, setupFiles: ['perf-matchers/vitest'] } },`,
    '],',
  ];
};
const indented = (indent: string, inherits: boolean): string =>
  lines(inherits)
    .map((line) => `${indent}${line}\n`)
    .join('');

const whole = `import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
${indented('    ', false)}  },
});
`;

/** Options that the set-up would clash with. */
const clashing = /\b(?:projects|workspace|reporters|setupFiles|include|exclude|pool|globals?Setup)\s*:/;

/** The set-up of Vitest: a config where there is none; one that is a plain `defineConfig({ test: { … } })` gets projects and the reporter; any other is left alone. */
export function planVitest(read: ReadFile): Plan {
  const file = configs.find((name) => read(name) !== undefined);
  const text = file && read(file);
  if (!file || text === undefined)
    return { changes: [{ file: 'vitest.config.ts', before: undefined, after: whole }], byHand: [] };
  if (/['"]perf-matchers\/vitest['"]/.test(text)) return { changes: [], byHand: [] };
  // Of the same length, so that places are the same.
  const plain = text.replace(stringOrComment, (match) => ' '.repeat(match.length));
  const tests = [...plain.matchAll(/^([ \t]*)test\s*:\s*\{[ \t]*(\n?)/gm)];
  const [found] = tests;
  const understood =
    found &&
    tests.length === 1 &&
    /\bexport\s+default\s+defineConfig\(\s*\{/.test(plain) &&
    !clashing.test(plain.slice(found.index));
  if (!understood) {
    const snippet = indented('  ', true);
    return {
      changes: [],
      byHand: [`${file} is more than this command understands, and stays as it is. Add to its \`test\`:\n${snippet}`],
    };
  }
  const at = found.index + found[0].length;
  const indent = `${found[1]}  `;
  const block = indented(indent, true);
  const after = found[2]
    ? text.slice(0, at) + block + text.slice(at)
    : `${text.slice(0, at).trimEnd()}\n${block}${indent}${text.slice(at).trimStart()}`;
  return { changes: [{ file, before: text, after }], byHand: [] };
}
