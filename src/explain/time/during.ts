import type { Profile, ProfileNode } from './profiler.js';

/** From when to when, in microseconds on the profile's clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a profile was sampled during some spans of time, in their order. V8 counts samples by line only over the whole profile: of a line with `ticks` of a
 * function's `all` samples, at least `ticks - (all - during)` fell into the spans. Only so many are taken for the line's; the rest for the function's first
 * line, since they are the function's for certain.
 */
export function profileDuring(profile: Profile, spans: readonly Span[]): Profile {
  const { nodes, samples = [], timeDeltas = [], startTime = 0 } = profile;
  const during = new Map<number, number>();
  let at = startTime;
  let next = 0;
  for (const [index, id] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    while (next < spans.length && at > (spans[next] as Span).to) next += 1;
    const span = spans[next];
    if (!span) break;
    if (at >= span.from) during.set(id, (during.get(id) ?? 0) + 1);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Map<number, ProfileNode>();
  /** Keeps a node that was sampled, or below which one was. */
  const keep = (node: ProfileNode): boolean => {
    const children = (node.children ?? []).filter((id) => {
      const child = byId.get(id);
      return child !== undefined && keep(child);
    });
    const hitCount = during.get(node.id) ?? 0;
    if (hitCount === 0 && children.length === 0) return false;
    kept.set(node.id, { ...node, hitCount, children, positionTicks: ticksDuring(node, hitCount) });
    return true;
  };
  const [root] = nodes;
  if (root) keep(root);
  return { ...profile, nodes: nodes.flatMap(({ id }) => kept.get(id) ?? []) };
}

function ticksDuring(
  { callFrame, positionTicks = [] }: ProfileNode,
  during: number,
): { line: number; ticks: number }[] {
  const all = positionTicks.reduce((sum, { ticks }) => sum + ticks, 0);
  const proven = positionTicks
    .map(({ line, ticks }) => ({ line, ticks: Math.max(0, ticks - Math.max(0, all - during)) }))
    .filter(({ ticks }) => ticks > 0);
  const rest = Math.min(all, during) - proven.reduce((sum, { ticks }) => sum + ticks, 0);
  return rest > 0 ? [...proven, { line: callFrame.lineNumber + 1, ticks: rest }] : proven;
}
