import { builtin } from '../../runtime.js';

/**
 * Loads a module that Jest itself brings, from the user's copy of Jest: this package brings none.
 * @throws Error where it is not found; `who` needs it
 * @example ofJest('jest-environment-node', 'perf-matchers/jest/environment')
 */
export function ofJest(wanted: string, who: string): Record<string, unknown> {
  const { createRequire } = (builtin as NodeJS.Process['getBuiltinModule'])('node:module');
  const starts = [`${process.cwd()}/package.json`, process.argv[1] ?? ''];
  const ways = [[], ['jest', 'jest-cli', 'jest-config'], ['jest-cli', 'jest-config'], ['jest-config']];
  for (const start of starts) {
    for (const way of [...ways, ['@jest/core', 'jest-config']]) {
      try {
        let from = start;
        for (const name of [...way, wanted]) from = createRequire(from).resolve(name);
        return createRequire(start)(from) as Record<string, unknown>;
      } catch {
        // Not installed where this way leads.
      }
    }
  }
  const [name] = wanted.split('/');
  throw new Error(`${who} extends ${name}, which was not found: install it as a devDependency.`);
}
