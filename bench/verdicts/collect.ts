import { startBusyLoops } from './busy-loops.js';
import { judgeInProcess } from './judge-in-process.js';
import { type Condition, isRight, type Line } from './line.js';
import type { Pair } from './pairs.js';
import { appendResult, readResults } from './results-file.js';

/** How many verdicts one process gives. */
const perProcess = 10;

export interface Collecting {
  readonly program: string;
  readonly file: string;
  readonly condition: Condition;
  readonly pairs: readonly Pair[];
  /** In the file, those of earlier runs counted. */
  readonly verdicts: number;
  /** A time in milliseconds since 1970. */
  readonly until: number;
}

const keyOf = ({ name, bound }: { name: string; bound: string }): string => `${name} under ${bound}`;

/** Gathers verdicts in fresh processes, those pairs first that have the fewest, and gives the new ones. */
export async function collect({ program, file, condition, pairs, verdicts, until }: Collecting): Promise<Line[]> {
  const counts = new Map(pairs.map((pair) => [keyOf(pair), 0]));
  let judged = 0;
  const lines: Line[] = [];
  const count = (line: Line): void => {
    const known = counts.get(keyOf(line));
    if (known === undefined) return;
    counts.set(keyOf(line), known + 1);
    if (isRight(line) !== undefined) judged += 1;
  };
  const keep = (line: Line): void => {
    appendResult(file, line);
    lines.push(line);
    count(line);
  };
  for (const line of readResults(file)) if (line.condition === condition) count(line);
  const stop = condition === 'busy' ? startBusyLoops() : undefined;
  try {
    while (judged < verdicts && Date.now() < until) {
      const asked = rarest(pairs, counts).slice(0, Math.min(perProcess, verdicts - judged));
      const seeded = asked.map(({ name, bound }) => [name, bound, Math.floor(Math.random() * 2 ** 31)] as const);
      const { told, ended } = await judgeInProcess(program, seeded, (line) => keep({ ...line, condition }));
      const pair = asked[told];
      if (ended !== undefined && pair) keep({ ...crash(pair, seeded[told]?.[2] ?? 0, ended), condition });
      if (process.stdout.isTTY) process.stdout.write(`\r${condition}: ${judged} verdicts `);
    }
  } finally {
    stop?.();
  }
  return lines;
}

/** Those with the fewest verdicts first, in random order among themselves. */
function rarest(pairs: readonly Pair[], counts: ReadonlyMap<string, number>): Pair[] {
  return pairs
    .map((pair) => ({ pair, order: (counts.get(keyOf(pair)) ?? 0) + Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ pair }) => pair);
}

function crash({ name, bound, half }: Pair, seed: number, reason: string): Line {
  const nothing = { from: 0, to: 0, ms: 0, phases: {}, calls: 0, notes: [], series: [], samples: [] };
  return { name, kind: '', half, bound, seed, verdict: 'crashed', reason, ...nothing };
}
