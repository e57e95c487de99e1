import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Comparison, compareSides, type Round } from '../../results/sides.js';
import { plural } from '../../speak/format.js';
import type { ComparedRef } from '../../speak/summary/comparison.js';
import { Failure } from '../failure.js';
import { checkOut, commitOf, committedLinks, repositoryOf, treesOf, uncommitted } from './checkout.js';
import type { Children } from './children.js';
import { sideEnvironment } from './environment.js';
import { install, installOf } from './install.js';
import { foreignLinks, refusal } from './links.js';
import { filesWithAssertions, runnerOf, runSide, type Side } from './runner.js';

/** How a comparison was asked for. */
export interface CompareRequest {
  readonly ref: string;
  /** The project's folder. */
  readonly folder: string;
  /** Test files; empty for all that hold performance assertions. */
  readonly files: readonly string[];
  /** Words for the runner. */
  readonly more: readonly string[];
  readonly rounds: number;
  /** As a share. */
  readonly threshold: number;
  readonly runner?: string | undefined;
  /** Instead of what the lock file says. */
  readonly install?: string | undefined;
}

/** Where the results of each run are kept, in the project's folder. */
export const keptIn = '.perf-matchers/compare';

/** For how long calls of a time limit go on, in milliseconds: code is warm, and its later half makes the sample. */
const longerMs = 100;

/**
 * Compares the working tree with a ref on this machine: checks the ref out, installs it, and runs the performance tests of both in turn, each time in fresh
 * processes. What is checked out here stays as it is.
 * @throws Failure where a side cannot be run, or would not load its own code
 */
export async function compare(
  request: CompareRequest,
  children: Children,
  say: (text: string) => void,
): Promise<{ comparison: Comparison; about: ComparedRef; commit: string; uncommitted: number }> {
  const { folder, ref, rounds, threshold, more } = request;
  const own = repositoryOf(folder, sideEnvironment(process.env, folder));
  const environment = sideEnvironment(process.env, own.top);
  const repository = { ...own, environment };
  const commit = commitOf(repository, ref);
  const about: ComparedRef = { ref, commit: commit.slice(0, 7), rounds, threshold };
  const runner = runnerOf(folder, request.runner);
  const changed = uncommitted(repository);
  const how = changed > 0 ? `with ${plural(changed, 'uncommitted change')}` : 'in which all is committed';
  say(`This side is the working tree, ${how}; the ref is ${ref} (${about.commit}).`);
  if (changed === 0 && commitOf(repository, 'HEAD') === commit)
    say('Both are the same commit: what differs is the noise of this machine.');

  const tree = await checkOut(repository, commit, children);
  const there = join(tree, own.way);
  if (!existsSync(there)) throw new Failure(`The ref has no folder ${own.way}: there is nothing to compare with.`);
  const installing = request.install ? { folder: there, line: request.install } : installOf(there, tree);
  const where = relative(tree, installing.folder).replaceAll('\\', '/');
  say(`Installing the ref in a checkout of its own: ${installing.line}${where ? ` (in ${where})` : ''}`);
  await install(installing, environment, children);

  const trees = treesOf(repository);
  const named = (path: string): string =>
    path === own.top ? 'this side' : path === tree ? "the ref's checkout" : 'another working tree';
  for (const [name, top] of [
    [`The checkout of ${ref}`, tree],
    ['This side', own.top],
  ] as const) {
    const refused = refusal(name, foreignLinks(top, trees, committedLinks(top, environment)), named);
    if (refused) throw new Failure(refused);
  }

  const sides = {
    ref: { name: `the side of ${ref}`, folder: there, environment },
    now: { name: 'this side', folder, environment },
  } satisfies Record<string, Side>;
  const files = { ref: await filesOf(sides.ref, request, children), now: await filesOf(sides.now, request, children) };
  if (files.ref.length + files.now.length === 0)
    throw new Failure(
      'No test file with performance assertions was found here. Name the files: perf-matchers compare main src/users.perf.test.ts',
    );
  const kept = join(folder, keptIn);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    const began = Date.now();
    const found: { ref: Round['ref']; now: Round['now'] } = { ref: [], now: [] };
    // The order is swapped from round to round, so that a machine that gets slower or faster speaks for neither side.
    for (const side of round % 2 === 1 ? (['ref', 'now'] as const) : (['now', 'ref'] as const)) {
      // What only one side has is seen in the first round.
      const chosen =
        round === 1 ? files[side] : files[side].filter((file) => files.ref.includes(file) && files.now.includes(file));
      if (chosen.length === 0) continue;
      const results = join(kept, `${side}-${String(round).padStart(2, '0')}.json`);
      const request = { runner, files: chosen, more, results, longerMs };
      found[side] = await runSide(sides[side], request, children, round === 1 ? say : () => {});
    }
    done.push(found);
    const left = (rounds - round) * (Date.now() - began);
    say(
      `Round ${round} of ${rounds} is done${left > 0 ? `, about ${plural(Math.ceil(left / 1000), 'second')} to go` : ''}.`,
    );
  }
  return { comparison: compareSides(done, threshold), about, commit, uncommitted: changed };
}

/** The files that were asked for, as far as a side has them; else all with performance assertions. */
async function filesOf(side: Side, { files }: CompareRequest, children: Children): Promise<string[]> {
  if (files.length === 0) return filesWithAssertions(side, children);
  return files.filter((file) => existsSync(join(side.folder, file)));
}
