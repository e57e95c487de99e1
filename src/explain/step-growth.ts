import type { GrowthBound } from '../judge/bound.js';
import { CallSites } from '../sensors/steps/call-sites.js';
import type { StatementCount, StepCount } from '../sensors/steps/step-count.js';
import { WalkSites } from '../sensors/steps/walk-sites.js';
import type { OnWalk } from '../sensors/steps/walks/index.js';
import { placeOfFrame } from './source-position.js';
import { type LibrarySteps, type StepLine, stepLines } from './step-lines.js';

/** A size that was counted: its count, and the seed with which the same call can be made again. */
export interface Repeatable {
  readonly n: number;
  readonly count: StepCount;
  readonly seed: number;
}

/** How calls are made again to see where something was done. */
export interface Probes {
  call(n: number, seed: number): Promise<unknown>;
  /** From now on `onWalk` is told of walks; undefined ends it. */
  watchWalks(onWalk: OnWalk | undefined): void;
  /** Has `hit` called from within the functions that did most of some rows; gives the way back. */
  watchEntries(rows: readonly StatementCount[], hit: () => void): () => void;
}

/** Where steps grew, what grows faster than allowed before the rest, most first. */
export interface GrowingSteps {
  /** The largest size and one about an octave below it. */
  readonly sizes: readonly [number, number];
  readonly rows: readonly (StepLine | LibrarySteps)[];
}

const mostRows = 3;

/** About twice: given sizes need not double. */
const octave = 1.9;

/** Less than this share of what was added is a crumb. */
const leastShare = 0.03;

/** Functions of a dependency are stopped at in a call of no more steps than this, where there is one: a stop costs some 10 µs. */
const stepsToStopIn = 20_000;

/**
 * Finds the user's lines in which steps grew, by making their largest calls again for what built-ins walked, and a smaller one for what dependencies did.
 * Undefined for fewer than two sizes.
 */
export async function explainSteps(
  sizes: readonly Repeatable[],
  bound: GrowthBound,
  probes: Probes,
): Promise<GrowingSteps | undefined> {
  const larger = sizes.at(-1);
  const smaller = larger && (sizes.findLast(({ n }) => n <= larger.n / octave) ?? sizes.at(-2));
  if (!smaller || !larger || smaller === larger) return undefined;
  const explained = [await withSites(smaller, probes), await withSites(larger, probes)] as const;
  const { lines, libraries } = stepLines([...explained]);
  const allowed = bound.at(larger.n) / bound.at(smaller.n);
  const rows = fastest<StepLine | LibrarySteps>([...lines, ...libraries], allowed);
  const probed = sizes.findLast(({ count }) => count.total <= stepsToStopIn) ?? sizes[0];
  for (const row of rows) if ('rows' in row && probed) await findCaller(row, probed, probes);
  return { sizes: [smaller.n, larger.n], rows };
}

async function withSites({ n, seed, count }: Repeatable, probes: Probes) {
  const sites = new WalkSites(count.walks);
  if (count.walks.size === 0) return { count, sites: [] };
  probes.watchWalks(sites.onWalk);
  try {
    await probes.call(n, seed);
  } finally {
    probes.watchWalks(undefined);
  }
  return { count, sites: sites.sites };
}

async function findCaller(library: LibrarySteps, { n, seed }: Repeatable, probes: Probes): Promise<void> {
  const callers = new CallSites();
  const end = probes.watchEntries(library.rows, callers.hit);
  try {
    await probes.call(n, seed);
  } finally {
    end();
  }
  const [frame] = callers.frames;
  if (frame) library.from = placeOfFrame(frame);
}

/** Those that grow faster than allowed, most first; where none does by itself, those that grew most. */
function fastest<T extends { readonly counts: readonly [number, number] }>(rows: readonly T[], allowed: number): T[] {
  const added = (row: T): number => row.counts[1] - row.counts[0];
  const total = rows.reduce((sum, row) => sum + Math.max(0, added(row)), 0);
  const grown = rows.filter((row) => added(row) > leastShare * total).sort((a, b) => added(b) - added(a));
  const faster = grown.filter(({ counts: [before, after] }) => after > 1.05 * allowed * before);
  return (faster.length > 0 ? faster : grown).slice(0, mostRows);
}
