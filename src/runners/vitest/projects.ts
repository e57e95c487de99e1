import { builtin } from '../../runtime.js';

/** A project of a Vitest config, as far as its text tells. */
export interface ConfiguredProject {
  readonly name: string;
  readonly countsSteps: boolean;
}

/** Globs look like comments: what stands in a string is read over. */
const stringOrComment = /(['"`])(?:\\.|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/.*/g;
const setUp = /setupFiles\s*:\s*(\[[^\]]*\]|['"][^'"]*['"])/g;
const named = /\bname\s*:\s*(?:\{\s*label\s*:\s*)?(['"`])([^'"`]+)\1/g;

/**
 * The projects in the text of a config that load perf-matchers: a worker knows no project but its own, and to run the config again for a look would do whatever
 * it does. So names and set-up files are read where they stand as plain strings; what is put together otherwise is not found.
 *
 * @example projectsIn("{ test: { name: 'perf', setupFiles: ['perf-matchers/vitest'] } }") // [{ name: 'perf', countsSteps: false }]
 */
export function projectsIn(text: string): ConfiguredProject[] {
  const plain = text.replace(stringOrComment, (match) => (match.startsWith('/') ? ' ' : match));
  const found: ConfiguredProject[] = [];
  let from = 0;
  for (const { index, 0: all, 1: files = '' } of plain.matchAll(setUp)) {
    const before = [...plain.slice(from, index).matchAll(named)].at(-1)?.[2];
    from = index + all.length;
    if (before !== undefined && /['"]perf-matchers\/vitest['"]/.test(files))
      found.push({ name: before, countsSteps: /['"]perf-matchers\/steps['"]/.test(files) });
  }
  return found;
}

const configs = ['vitest.config', 'vite.config', 'vitest.workspace', 'vitest.projects'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`),
);

/** Another project of the config in a project's folder, or one further out, that counts steps or does not; undefined where none is found. */
export function otherProject(root: string, own: string | undefined, countsSteps: boolean): string | undefined {
  const [fs, path] = [builtin?.('node:fs'), builtin?.('node:path')];
  if (!fs || !path) return undefined;
  for (let folder = root; ; folder = path.dirname(folder)) {
    for (const file of configs) {
      const config = path.join(folder, file);
      if (!fs.existsSync(config)) continue;
      const projects = projectsIn(fs.readFileSync(config, 'utf8'));
      const other = projects.find((project) => project.name !== own && project.countsSteps === countsSteps);
      if (other) return other.name;
    }
    if (folder === path.dirname(folder) || fs.existsSync(path.join(folder, '.git'))) return undefined;
  }
}
