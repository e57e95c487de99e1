import { below, list, shuffled } from '../data.js';
import { factorial, linearithmic, quadratic, quadraticFrom, quadraticLog, regimes } from '../growth.js';
import { kind, known } from '../known.js';

interface Road {
  from: number;
  to: number;
  km: number;
}

interface Stop {
  name: string;
  x: number;
  y: number;
}

/** Three roads from each of n towns; there is a way from the first to all. */
const roads = (n: number): Road[] =>
  list(3 * n, (i) => ({ from: i % n, to: i < n ? (i + 1) % n : below(n), km: 1 + below(90) }));

const stops = (n: number): Stop[] => list(n, (i) => ({ name: `stop ${i}`, x: below(10_000), y: below(10_000) }));

const apart = (a: Stop, b: Stop): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Puts an entry into a heap whose least distance is first. */
function push(heap: [km: number, town: number][], entry: [number, number]): void {
  let at = heap.push(entry) - 1;
  for (let up = (at - 1) >> 1; at > 0 && (heap[up] as [number, number])[0] > entry[0]; up = (at - 1) >> 1) {
    heap[at] = heap[up] as [number, number];
    at = up;
  }
  heap[at] = entry;
}

function pop(heap: [km: number, town: number][]): [number, number] | undefined {
  const least = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const right = heap[child + 1];
    if (right && right[0] < (heap[child] as [number, number])[0]) child++;
    if ((heap[child] as [number, number])[0] >= last[0]) break;
    heap[at] = heap[child] as [number, number];
    at = child;
  }
  heap[at] = last;
  return least;
}

export const graphsHeld = kind('graph', [
  known({
    name: 'shortest ways from one town, nearest from a heap',
    input: (n) => {
      const from: Road[][] = list(n, () => []);
      for (const road of roads(n)) from[road.from]?.push(road);
      return from;
    },
    // Roads beyond the processor's caches: 0.24 µs a town at n = 9,509, 0.43 at 19,175, 0.53 at 27,229.
    truth: regimes([0, 10_000, linearithmic], [10_001, Number.POSITIVE_INFINITY, [linearithmic, quadratic]]),
    subject: (from) => {
      const far = new Float64Array(from.length).fill(Number.POSITIVE_INFINITY);
      far[0] = 0;
      const heap: [number, number][] = [[0, 0]];
      for (let nearest = pop(heap); nearest; nearest = pop(heap)) {
        const [km, town] = nearest;
        if (km > (far[town] as number)) continue;
        for (const road of from[town] as Road[])
          if (km + road.km < (far[road.to] as number)) {
            far[road.to] = km + road.km;
            push(heap, [km + road.km, road.to]);
          }
      }
      return far;
    },
  }),
  known({
    name: 'shortest ways by as many rounds over all roads as towns',
    input: (n) => ({ towns: n, all: shuffled(roads(n)) }),
    truth: quadraticFrom(64),
    subject: ({ towns, all }) => {
      const far: number[] = new Array(towns).fill(1e9);
      far[0] = 0;
      for (let round = 1; round < towns; round++)
        for (const { from, to, km } of all) far[to] = Math.min(far[to] as number, (far[from] as number) + km);
      return far;
    },
  }),
  known({
    name: 'round of a postman, every order tried',
    input: stops,
    truth: factorial,
    subject: (all) => {
      const seen = all.map((_, i) => i === 0);
      let best = Number.POSITIVE_INFINITY;
      const visit = (at: number, visited: number, way: number) => {
        if (visited === all.length) best = Math.min(best, way + apart(all[at] as Stop, all[0] as Stop));
        for (let next = 0; next < all.length; next++) {
          if (seen[next]) continue;
          seen[next] = true;
          visit(next, visited + 1, way + apart(all[at] as Stop, all[next] as Stop));
          seen[next] = false;
        }
      };
      visit(0, 1, 0);
      return best;
    },
  }),
  known({
    name: 'five nearest of each stop, by a sort of all',
    input: stops,
    truth: quadraticLog,
    subject: (all) =>
      all.map((stop) => ({
        name: stop.name,
        near: all
          .map((other) => ({ name: other.name, far: apart(stop, other) }))
          .sort((a, b) => a.far - b.far)
          .slice(1, 6),
      })),
  }),
]);
