// @size 700
export interface Point {
  x: number;
  y: number;
}

function distance(a: Point, b: Point): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return dx * dx + dy * dy;
}

export function nearest(points: Point[]): number[] {
  const result: number[] = [];
  for (const a of points) {
    let best = Number.POSITIVE_INFINITY;
    // HOT nested-loops
    for (const b of points) {
      if (a === b) continue;
      best = Math.min(best, distance(a, b));
    }
    result.push(Math.sqrt(best));
  }
  return result;
}

export function spread(points: Point[]): number {
  const all = nearest(points);
  return all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length);
}

export const subject = spread;
export const make = (n: number): Point[] =>
  Array.from({ length: n }, (_, i) => ({ x: (i * 7919) % 1009, y: (i * 104729) % 997 }));
