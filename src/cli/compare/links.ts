import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A link through which a side would load another tree's code. */
export interface ForeignLink {
  /** From the top of the side's tree, with forward slashes. */
  readonly link: string;
  /** The top of the other tree. */
  readonly leadsTo: string;
}

/** True for a folder and what is in it. */
export const isInside = (folder: string, path: string): boolean => path === folder || path.startsWith(folder + sep);

/** The innermost tree that a path is in: one working tree may be in another. */
const treeOf = (path: string, trees: readonly string[]): string | undefined =>
  trees.filter((tree) => isInside(tree, path)).sort((one, other) => other.length - one.length)[0];

/** Every link among the packages of a node_modules folder, in those of packages too; the folder itself may be one. */
function* linksIn(modules: string): Iterable<string> {
  const found = lstatSync(modules, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isSymbolicLink()) {
    yield modules;
    return;
  }
  for (const entry of readdirSync(modules, { withFileTypes: true })) {
    const path = join(modules, entry.name);
    if (entry.isSymbolicLink()) yield path;
    else if (!entry.isDirectory() || entry.name === '.bin') continue;
    else if (entry.name.startsWith('@')) yield* linksIn(path);
    // pnpm keeps each package under .pnpm/<name>/node_modules.
    else if (entry.name === '.pnpm')
      for (const name of readdirSync(path)) yield* linksIn(join(path, name, 'node_modules'));
    else yield* linksIn(join(path, 'node_modules'));
  }
}

/** The folders of a tree that have node_modules of their own, but for hidden ones and other trees. */
function* withModules(folder: string, trees: readonly string[]): Iterable<string> {
  for (const { name, ...entry } of entriesOf(folder)) {
    const path = join(folder, name);
    if (name === 'node_modules') yield path;
    else if (entry.isFolder && !name.startsWith('.') && !trees.includes(path)) yield* withModules(path, trees);
  }
}

const entriesOf = (folder: string): { name: string; isFolder: boolean }[] =>
  readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));

/** node_modules folders above a tree, which it loads from, too. */
function* above(tree: string): Iterable<string> {
  for (let at = dirname(tree); at !== dirname(at); at = dirname(at)) yield join(at, 'node_modules');
}

/**
 * Links of a tree, of its packages and of its commit, that lead into another working tree of the same repository: its code would be measured in the tree's name.
 * Links out of the repository (a store that packages share) are no concern: what they lead to is no part of any commit. One that leads to nothing fails by itself.
 * @param trees all working trees of the repository, real paths
 * @param committed links of the tree's commit, from its top
 */
export function foreignLinks(tree: string, trees: readonly string[], committed: readonly string[]): ForeignLink[] {
  const folders = [...withModules(tree, trees), ...above(tree)];
  const links = [...folders.flatMap((modules) => [...linksIn(modules)]), ...committed.map((path) => join(tree, path))];
  return links.filter(existsSync).flatMap((path): ForeignLink[] => {
    const leadsTo = treeOf(realpathSync(path), trees);
    if (leadsTo === undefined || leadsTo === tree) return [];
    return [{ link: relative(tree, path).replaceAll('\\', '/'), leadsTo }];
  });
}

/** Why a side cannot be compared; undefined where it loads its own code. `named` says a tree in words: absolute paths are not shown. */
export function refusal(
  side: string,
  links: readonly ForeignLink[],
  named: (tree: string) => string,
): string | undefined {
  if (links.length === 0) return undefined;
  const shown = links.slice(0, 5).map(({ link, leadsTo }) => `  ${link} leads into ${named(leadsTo)}`);
  return [
    `${side} would load code of another working tree of this repository, so that code would be compared with itself:`,
    ...shown,
    ...(links.length > shown.length ? [`  and ${links.length - shown.length} more`] : []),
    'Link packages by ways inside the repository (workspaces, workspace:*, file:packages/lib), and install each working tree by itself.',
  ].join('\n');
}
