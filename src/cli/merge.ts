import { certainty, Elsewhere } from '../results/elsewhere.js';
import type { Entry } from '../results/results.js';
import { writeResults } from '../results/write.js';
import { sayDigest } from '../runners/report/finish.js';
import { Digester } from '../speak/summary/digest.js';
import { version } from '../state.js';
import { exitCodes } from './failure.js';
import { checkShards, type GivenRun } from './shards.js';
import { openSources, type Source } from './sources.js';

/** Merges results files into one, without holding their entries; returns the exit code. */
export async function merge(given: readonly string[], output: string, say: (text: string) => void): Promise<number> {
  const sources = await openSources(given);
  const runs = sources.flatMap(({ head, name }, source) =>
    head.runs.map((facts, index): GivenRun => ({ source, index, name, facts })),
  );
  const { kept, notes, missing } = checkShards(runs);
  const digester = new Digester();
  const elsewhere = new Elsewhere();
  const head = { version: 1 as const, package: version, runs: kept.map(({ facts }) => facts) };
  await writeResults(
    output,
    head,
    entriesOf(sources, kept, (entry) => {
      digester.add(entry);
      elsewhere.add(entry);
    }),
  );
  // What a missing part or a filter left out may have been judged there.
  const whole = missing.length === 0 && !kept.some(({ facts }) => facts.filtered);
  const projects = kept.flatMap(({ facts }) => facts.projects);
  const found = digester.result(certainty(elsewhere.unjudged(), { whole, projects }));
  say(`${kept.length === 1 ? '1 run' : `${kept.length} runs`} merged into ${output}.`);
  for (const sentence of [...notes, ...missing]) say(sentence);
  sayDigest(found, { file: output, quiet: false });
  return missing.length > 0 || found.none.length > 0 || found.failed > 0 || found.shown.some(({ failed }) => failed)
    ? exitCodes.fails
    : exitCodes.holds;
}

async function* entriesOf(
  sources: readonly Source[],
  kept: readonly GivenRun[],
  look: (entry: Entry) => void,
): AsyncIterable<Entry> {
  for (const [source, { entries }] of sources.entries()) {
    for await (const entry of entries()) {
      const run = kept.findIndex((one) => one.source === source && one.index === entry.run);
      if (run < 0) continue;
      const moved = { ...entry, run };
      look(moved);
      yield moved;
    }
  }
}
