// @size 3000
export type Graph = Map<string, string[]>;

export function order(graph: Graph): string[] {
  const result: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (node: string): void => {
    if (state.has(node)) return;
    state.set(node, 'open');
    for (const next of graph.get(node) ?? []) visit(next);
    state.set(node, 'done');
    result.push(node);
  };
  for (const node of graph.keys()) visit(node);
  return result.reverse();
}

export const subject = order;
export const make = (n: number): Graph =>
  new Map(Array.from({ length: n }, (_, i) => [`n${i}`, [`n${i >> 1}`, `n${i >> 2}`]]));
