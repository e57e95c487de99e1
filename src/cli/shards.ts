import type { RunFacts } from '../results/results.js';

/** One run of a results file that is merged. */
export interface GivenRun {
  /** The file it stands in, as the reader named it, and its place there. */
  source: number;
  index: number;
  name: string;
  facts: RunFacts;
}

/** What merging found of the runs. */
export interface Shards {
  kept: GivenRun[];
  /** Whole sentences; what they say does not keep the merge from being whole. */
  notes: string[];
  /** Whole sentences: parts of the suite of which nothing is known. */
  missing: string[];
}

/** Shards of one suite: the same runner over the same projects in as many parts. */
const suiteOf = ({ runner, projects, shard }: RunFacts): string => `${runner}|${projects.join(',')}|${shard?.count}`;

const same = (one: RunFacts, other: RunFacts): boolean =>
  JSON.stringify([one.runner, one.started, one.shard, one.projects]) ===
  JSON.stringify([other.runner, other.started, other.shard, other.projects]);

/** Keeps each shard once, its latest run, and says what is there twice, what is missing, and what did not end. */
export function checkShards(given: readonly GivenRun[]): Shards {
  const notes: string[] = [];
  const kept: GivenRun[] = [];
  for (const run of given) {
    const { shard } = run.facts;
    const copy = kept.find(({ facts }) => same(facts, run.facts));
    if (copy) {
      notes.push(`${run.name} holds the same run as ${copy.name}: it is taken once.`);
      continue;
    }
    const twin =
      shard &&
      kept.findIndex(({ facts }) => facts.shard?.index === shard.index && suiteOf(facts) === suiteOf(run.facts));
    const before = twin !== undefined && twin >= 0 ? kept[twin] : undefined;
    if (shard && before && twin !== undefined) {
      const later = run.facts.started > before.facts.started ? run : before;
      notes.push(
        `Shard ${shard.index}/${shard.count} ran twice (${before.name}, ${run.name}): ${later.name} is later and is taken.`,
      );
      kept[twin] = later;
      continue;
    }
    kept.push(run);
  }
  return { kept, notes, missing: [...missingShards(kept), ...unended(kept)] };
}

function missingShards(kept: readonly GivenRun[]): string[] {
  const suites = Map.groupBy(
    kept.filter(({ facts }) => facts.shard),
    ({ facts }) => suiteOf(facts),
  );
  return [...suites.values()].flatMap((runs) => {
    const count = runs[0]?.facts.shard?.count ?? 0;
    const there = new Set(runs.map(({ facts }) => facts.shard?.index));
    const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index));
    if (missing.length === 0) return [];
    const named = missing.map((index) => `${index}/${count}`).join(', ');
    return [
      `Shard${missing.length === 1 ? '' : 's'} ${named} of ${runs[0]?.facts.runner} ${missing.length === 1 ? 'is' : 'are'} missing: what ran there is not known.`,
    ];
  });
}

function unended(kept: readonly GivenRun[]): string[] {
  return kept
    .filter(({ facts }) => !facts.complete)
    .map(
      ({ name, facts }) =>
        `${facts.shard ? `Shard ${facts.shard.index}/${facts.shard.count}` : 'The run'} in ${name} did not end: it holds what was judged before.`,
    );
}
