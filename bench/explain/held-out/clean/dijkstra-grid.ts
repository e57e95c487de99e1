// @size 60
export interface Board {
  width: number;
  cost: number[];
}

export function cheapest({ width, cost }: Board): number {
  const best = new Float64Array(cost.length).fill(Number.POSITIVE_INFINITY);
  best[0] = cost[0] as number;
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (x > 0) best[at] = Math.min(best[at] as number, (best[at - 1] as number) + (cost[at] as number));
      if (y > 0) best[at] = Math.min(best[at] as number, (best[at - width] as number) + (cost[at] as number));
    }
  }
  return best[best.length - 1] as number;
}

export const subject = cheapest;
export const make = (n: number): Board => ({ width: n, cost: Array.from({ length: n * n }, (_, i) => 1 + (i % 9)) });
