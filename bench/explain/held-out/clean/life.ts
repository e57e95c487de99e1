// @size 120
export function step(cells: Uint8Array, width: number): Uint8Array {
  const next = new Uint8Array(cells.length);
  for (let y = 1; y < width - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let around = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) if (dx !== 0 || dy !== 0) around += cells[(y + dy) * width + x + dx] as number;
      const at = y * width + x;
      next[at] = around === 3 || (around === 2 && cells[at]) ? 1 : 0;
    }
  }
  return next;
}

export const subject = (cells: Uint8Array) => step(cells, Math.sqrt(cells.length));
export const make = (n: number): Uint8Array =>
  Uint8Array.from({ length: n * n }, (_, i) => ((i * 7919) % 5 === 0 ? 1 : 0));
