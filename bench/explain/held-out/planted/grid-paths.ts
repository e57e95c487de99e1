// @size 11
export interface Grid {
  width: number;
  height: number;
  blocked: Set<string>;
}

const key = (x: number, y: number): string => `${x},${y}`;

function paths(grid: Grid, x: number, y: number): number {
  if (x >= grid.width || y >= grid.height || grid.blocked.has(key(x, y))) return 0;
  if (x === grid.width - 1 && y === grid.height - 1) return 1;
  // HOT recursion-without-memo
  return paths(grid, x + 1, y) + paths(grid, x, y + 1);
}

export function count(grid: Grid): string {
  const found = paths(grid, 0, 0);
  return found === 0 ? 'no way' : `${found} ways`;
}

export const subject = count;
export const make = (n: number): Grid => ({ width: n, height: n, blocked: new Set(['3,3']) });
