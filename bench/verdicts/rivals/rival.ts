import type { Growth } from '../growth.js';

/** A finished call, in the order of calling; milliseconds. */
export interface RivalCall {
  readonly n: number;
  readonly ms: number;
  /** Without what it waited for a processor. */
  readonly cpuMs: number;
}

/** A size and its calls. */
export interface Size {
  readonly n: number;
  readonly calls: readonly RivalCall[];
}

export interface Bound extends Growth {
  readonly text: string;
}

export type Saying = 'within' | 'over' | 'cannot tell';

/** Another tool's rule, on samples that were gathered for ours. */
export interface Rival {
  readonly name: string;
  /** What the tool says; undefined where it has no such bound. */
  says(sizes: readonly Size[], bound: Bound): Saying | undefined;
}

/** The calls by size, ascending: sizes up to a 64th above the smallest of them count as one, since our sampler calls n, n + 1, … */
export function bySize(calls: readonly RivalCall[]): Size[] {
  const groups: RivalCall[][] = [];
  for (const n of [...new Set(calls.map((call) => call.n))].sort((a, b) => a - b)) {
    const same = calls.filter((call) => call.n === n);
    const last = groups[groups.length - 1];
    if (last?.[0] && n <= last[0].n * (1 + 1 / 64)) last.push(...same);
    else groups.push([...same]);
  }
  return groups.map((group) => ({ n: mean(group.map(({ n }) => n)), calls: inOrder(group, calls) }));
}

const inOrder = (group: readonly RivalCall[], calls: readonly RivalCall[]): RivalCall[] => {
  const members = new Set(group);
  return calls.filter((call) => members.has(call));
};

export const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
