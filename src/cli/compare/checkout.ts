import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.js';
import type { Children } from './children.js';

/** The repository that a folder is in. */
export interface Repository {
  /** Its top folder, real. */
  readonly top: string;
  /** From there to the folder, '' or with a slash at its end. */
  readonly way: string;
  readonly environment: NodeJS.ProcessEnv;
}

function git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): { code: number | null; stdout: string } {
  const { status, stdout, error } = spawnSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(cwd))
    throw new Failure('compare needs git, which was not found on the PATH.');
  return { code: status, stdout: stdout ?? '' };
}

/** @throws Failure outside a repository */
export function repositoryOf(folder: string, environment: NodeJS.ProcessEnv): Repository {
  const { code, stdout } = git(folder, ['rev-parse', '--show-toplevel', '--show-prefix'], environment);
  const [top = '', way = ''] = stdout.split('\n');
  if (code !== 0 || !top)
    throw new Failure('compare needs a git repository, and this folder is in none. Start it in the project.');
  return { top: realpathSync(top), way, environment };
}

/** The commit that a ref names. @throws Failure where there is none, with the way to fetch it */
export function commitOf({ top, environment }: Repository, ref: string): string {
  const { code, stdout } = git(
    top,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    environment,
  );
  if (code === 0) return stdout.trim();
  throw new Failure(
    `There is no commit '${ref}' here. A shallow clone of a CI has only the last one: git fetch origin ${/^[\w./-]+$/.test(ref) ? ref : '<branch>'}, then compare with FETCH_HEAD; in actions/checkout set fetch-depth: 0.`,
  );
}

/** Files of the project that differ from HEAD, those that git does not know among them. */
export function uncommitted({ top, environment }: Repository): number {
  const { stdout } = git(top, ['status', '--porcelain', '--untracked-files=all', '-z'], environment);
  return stdout.split('\0').filter((line) => /^[ A-Z?]{2} /.test(line)).length;
}

/** Every working tree of the repository, real. */
export function treesOf({ top, environment }: Repository): string[] {
  return git(top, ['worktree', 'list', '--porcelain'], environment)
    .stdout.split('\n')
    .filter((line) => line.startsWith('worktree '))
    .map((line) => line.slice('worktree '.length))
    .filter(existsSync)
    .map((path) => realpathSync(path));
}

/** Links that are committed, from the top folder. */
export function committedLinks(tree: string, environment: NodeJS.ProcessEnv): string[] {
  return git(tree, ['ls-files', '--stage', '-z'], environment)
    .stdout.split('\0')
    .filter((line) => line.startsWith('120000 '))
    .map((line) => line.slice(line.indexOf('\t') + 1));
}

/**
 * Checks a commit out into a working tree of its own, in the system's folder for temporary files; what is checked out in the project stays as it is. It is
 * taken away at the children's end.
 * @throws Failure where git cannot
 */
export async function checkOut(repository: Repository, commit: string, children: Children): Promise<string> {
  const { top, environment } = repository;
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'perf-matchers-compare-')));
  const tree = join(home, 'ref');
  children.atEnd(() => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    // Twice forced: one that was interrupted while it was made is locked. Of the user's own working trees it touches none, as prune may.
    git(top, ['worktree', 'remove', '--force', '--force', tree], environment);
  });
  const { code, output } = await children.run({
    // The project's hooks would run in the checkout.
    words: ['git', '-c', `core.hooksPath=${home}`, 'worktree', 'add', '--detach', '--quiet', tree, commit],
    cwd: top,
    env: environment,
  });
  if (code !== 0) throw new Failure(`The ref cannot be checked out:\n${output.trim()}`);
  return realpathSync(tree);
}
