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
const clashing = /\b(projects|workspace|reporters|setupFiles|include|exclude|pool|globals?Setup)\s*:/g;

/** Why a config is left alone, as clauses; none where it is understood. `plain` is its text without strings and comments. */
function odd(plain: string, tests: readonly RegExpExecArray[]): string[] {
  const [found] = tests;
  const set = found ? [...new Set([...plain.slice(found.index).matchAll(clashing)].map(([, name]) => name))] : [];
  return [
    /\bexport\s+default\s+defineConfig\(\s*\{/.test(plain)
      ? ''
      : 'it exports something else than a plain `defineConfig({ … })`',
    tests.length === 1 || /\btest\s*:/.test(plain) ? '' : 'it has no `test: { … }`',
    tests.length > 1 ? 'it has more than one `test: { … }`' : '',
    set.length > 0 ? `its \`test\` has ${set.join(', ')} of its own` : '',
  ].filter(Boolean);
}

const byHand = (
  file: string,
  why: readonly string[],
): string => `${file} stays as it is, as this command does not understand all of it: ${why.join('; ')}.
Add by hand to its \`test\`, or to the lists that it has there:
${indented('  ', true)}Without projects, in every test file, this line is enough: setupFiles: ['perf-matchers/vitest'],
`;

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
  const why = odd(plain, tests);
  if (!found || why.length > 0) {
    return { changes: [], byHand: [byHand(file, why.length > 0 ? why : ['its `test` is no plain object'])] };
  }
  const at = found.index + found[0].length;
  const indent = `${found[1]}  `;
  const block = indented(indent, true);
  const after = found[2]
    ? text.slice(0, at) + block + text.slice(at)
    : `${text.slice(0, at).trimEnd()}\n${block}${indent}${text.slice(at).trimStart()}`;
  return { changes: [{ file, before: text, after }], byHand: [] };
}
