import { below, list, shuffled } from '../data.js';
import { cubic, linearIntoArray, linearIntoTable, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

/** n nodes with three random edges each, to later nodes only. */
const later = (n: number): number[][] => list(n, (i) => (i === n - 1 ? [] : list(3, () => i + 1 + below(n - i - 1))));
/** n nodes, three random edges each. */
const random = (n: number): number[][] => list(n, () => list(3, () => below(n)));

interface Task {
  id: number;
  after: number[];
}

/** Each task waits for the one before it; in reverse order, so that a scan finds the next at the end. */
const chain = (n: number): Task[] => list(n, (i) => ({ id: i, after: i === 0 ? [] : [i - 1] })).reverse();

export const graphs = kind('graph', [
  known({
    name: 'breadth first with an index',
    input: random,
    truth: linearIntoArray,
    subject: (edges) => {
      const far = new Int32Array(edges.length).fill(-1);
      far[0] = 0;
      const queue = [0];
      for (let at = 0; at < queue.length; at++)
        for (const next of edges[queue[at]!]!)
          if (far[next] === -1) {
            far[next] = far[queue[at]!]! + 1;
            queue.push(next);
          }
      return far;
    },
  }),
  known({
    name: 'breadth first, seen in an array',
    input: (n) => list(n, (i) => [(i + 1) % n, (i + 2) % n]),
    truth: quadraticFrom(500),
    subject: (edges) => {
      const seen = [0];
      for (const at of seen) for (const next of edges[at]!) if (!seen.includes(next)) seen.push(next);
      return seen.length;
    },
  }),
  known({
    name: 'depth first with a stack',
    input: random,
    truth: linearIntoTable,
    subject: (edges) => {
      const seen = new Set<number>();
      const stack = [0];
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        if (seen.has(at)) continue;
        seen.add(at);
        stack.push(...edges[at]!);
      }
      return seen.size;
    },
  }),
  known({
    name: 'topological order by counts',
    input: later,
    truth: linearIntoArray,
    subject: (edges) => {
      const waits = new Uint32Array(edges.length);
      for (const targets of edges) for (const target of targets) waits[target]! += 1;
      const order: number[] = [];
      for (let i = 0; i < edges.length; i++) if (waits[i] === 0) order.push(i);
      for (let at = 0; at < order.length; at++)
        for (const target of edges[order[at]!]!) if (--waits[target]! === 0) order.push(target);
      return order;
    },
  }),
  known({
    name: 'topological order by scans',
    input: chain,
    truth: quadratic,
    subject: (tasks) => {
      const done = new Set<number>();
      const order: number[] = [];
      while (order.length < tasks.length) {
        const next = tasks.find(({ id, after }) => !done.has(id) && after.every((one) => done.has(one)));
        if (!next) throw new RangeError('a cycle');
        done.add(next.id);
        order.push(next.id);
      }
      return order;
    },
  }),
  known({
    name: 'shortest paths, nearest by scan',
    input: random,
    truth: quadratic,
    subject: (edges) => {
      const far = edges.map((_, i): number => (i === 0 ? 0 : 1e9));
      const open = edges.map(() => true);
      for (let round = 0; round < edges.length; round++) {
        let nearest = -1;
        for (let i = 0; i < far.length; i++) if (open[i] && (nearest < 0 || far[i]! < far[nearest]!)) nearest = i;
        open[nearest] = false;
        for (const next of edges[nearest]!) far[next] = Math.min(far[next]!, far[nearest]! + 1 + (next % 5));
      }
      return far;
    },
  }),
  known({
    name: 'degrees in an adjacency matrix',
    input: (n) => list(n, () => Uint8Array.from({ length: n }, () => below(2))),
    truth: quadratic,
    subject: (matrix) => matrix.map((row) => row.reduce((sum, x) => sum + x, 0)),
  }),
  known({
    name: 'triangles in an adjacency matrix',
    input: (n) => list(n, () => Uint8Array.from({ length: n }, () => 1)),
    truth: cubic,
    subject: (matrix) => {
      let count = 0;
      const n = matrix.length;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
          if (matrix[i]![j]) for (let k = 0; k < n; k++) count += matrix[j]![k]! & matrix[k]![i]!;
      return count;
    },
  }),
  known({
    name: 'children of each by filter',
    input: (n) => shuffled(list(n, (id) => ({ id, parent: id === 0 ? -1 : below(id) }))),
    truth: quadratic,
    subject: (nodes) =>
      nodes.map(({ id }) => ({ id, children: nodes.filter(({ parent }) => parent === id).map((child) => child.id) })),
  }),
  known({
    name: 'tree from a flat list',
    input: (n) => shuffled(list(n, (id) => ({ id, parent: id === 0 ? -1 : below(id) }))),
    truth: linearIntoTable,
    subject: (nodes) => {
      const byId = new Map(nodes.map(({ id }) => [id, { id, children: [] as unknown[] }]));
      for (const { id, parent } of nodes) byId.get(parent)?.children.push(byId.get(id));
      return byId.get(0);
    },
  }),
]);
