import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBusyLoops } from '../verdicts/busy-loops.js';
import { corpus } from '../verdicts/corpus/index.js';
import { bounds } from '../verdicts/growth.js';
import { judgeInProcess } from '../verdicts/judge-in-process.js';
import type { Entry } from '../verdicts/known.js';
import type { Condition } from '../verdicts/line.js';
import { isRight, type StepLine } from './line.js';
import { nodeOf } from './nodes.js';
import { differing, report } from './report.js';
import { holdsExactly } from './truth.js';
import { truthBySteps } from './truths.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    bound: { type: 'string', default: '' },
    half: { type: 'string', default: 'all' },
    repeats: { type: 'string' },
    condition: { type: 'string', default: 'quiet' },
    nodes: { type: 'string', default: '' },
    pairs: { type: 'boolean', default: false },
    results: { type: 'string', default: 'bench/results/steps.jsonl' },
    show: { type: 'boolean', default: false },
  },
});
const [folder = ''] = positionals;
const program = join(folder, 'judge', 'judge.mjs');
const subjects = join(folder, 'subjects', 'subjects.mjs');

/** How many verdicts one process gives. */
const perProcess = 10;

/** The largest n that truths are asked at, to choose bounds. */
const usualTop = 4096;

type Pair = readonly [name: string, bound: string];

/** The tightest bound that holds and the loosest that is broken; with `all` every bound about which something can be said. */
function pairsOf(entry: Entry, all: boolean): Pair[] {
  const truth = truthBySteps(entry, usualTop);
  const told = bounds.map((bound) => [bound.text, holdsExactly(truth, bound)] as const);
  const holding = told.filter(([, holds]) => holds === true);
  const broken = told.filter(([, holds]) => holds === false);
  const chosen = all ? [...broken, ...holding] : [...broken.slice(-1), ...holding.slice(0, 1)];
  return chosen.filter(([text]) => !values.bound || values.bound === text).map(([text]) => [entry.name, text]);
}

/** The same data in every repetition. */
function seedOf(name: string): number {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}

const lines: StepLine[] = [];
mkdirSync(dirname(values.results), { recursive: true });
writeFileSync(values.results, '');

interface Run {
  readonly condition: Condition;
  readonly node: string;
  readonly repetition: number;
}

async function judge(pairs: readonly Pair[], { condition, node, repetition }: Run): Promise<void> {
  const executable = nodeOf(node);
  if (!executable) {
    console.log(`Node ${node} is not installed here: left out`);
    return;
  }
  const stop = condition === 'busy' ? startBusyLoops() : undefined;
  const keep = (line: StepLine): void => {
    const kept = { ...line, condition, node, repetition };
    appendFileSync(values.results, `${JSON.stringify(kept)}\n`);
    lines.push(kept);
  };
  try {
    // Another order in every repetition: what was judged before must not matter.
    const left = repetition % 2 === 0 ? [...pairs] : [...pairs].reverse();
    const batch = Math.max(1, perProcess - (repetition % 3));
    while (left.length > 0) {
      const asked = left.splice(0, batch).map(([name, bound]) => [name, bound, seedOf(name)] as const);
      const { told, ended } = await judgeInProcess<StepLine>(program, asked, keep, {
        executable,
        given: [subjects],
      });
      if (ended === undefined) continue;
      const [name, bound] = asked[told] ?? ['', ''];
      const entry = corpus.find((one) => one.name === name);
      if (entry) {
        const { kind, half } = entry;
        const nothing = { from: 0, to: 0, ms: 0, processorMs: 0, calls: 0, series: [] };
        keep({ name, kind, half, bound, verdict: 'crashed', reason: ended, ...nothing });
      }
      left.unshift(...asked.slice(told + 1).map(([name, bound]): Pair => [name, bound]));
    }
  } finally {
    stop?.();
  }
}

const chosen = corpus.filter(
  ({ name, half }) => name.includes(values.only) && (values.half === 'all' || values.half === half),
);
const own = process.versions.node.split('.')[0] as string;
const nodes = values.nodes ? values.nodes.split(',') : [own];
const conditions: Condition[] = values.condition === 'both' ? ['quiet', 'busy'] : [values.condition as Condition];
// The short run judges every eighth function, and twice: under a minute.
const judged = values.short ? chosen.filter((_, index) => index % 8 === 0) : chosen;
const pairs = judged.flatMap((entry) => pairsOf(entry, !values.short && !values.pairs));
const repeats = Number(values.repeats ?? (values.short ? 2 : 1));
for (const condition of conditions)
  for (const node of nodes)
    for (let repetition = 0; repetition < repeats; repetition++) await judge(pairs, { condition, node, repetition });

console.log(report(lines, values.show));
const wrong = lines.filter((line) => isRight(line) === false || line.verdict === 'crashed').length;
const right = lines.filter((line) => isRight(line) === true).length;
if (wrong > 0 || right === 0 || differing(lines, ({ verdict }) => verdict).length > 0) process.exitCode = 1;
