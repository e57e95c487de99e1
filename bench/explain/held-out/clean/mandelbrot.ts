// @size 60
function escapes(x: number, y: number): number {
  let [a, b] = [0, 0];
  for (let i = 0; i < 100; i++) {
    const next = a * a - b * b + x;
    b = 2 * a * b + y;
    a = next;
    if (a * a + b * b > 4) return i;
  }
  return 100;
}

export function picture(size: number): number[] {
  const rows: number[] = [];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) rows.push(escapes((3 * x) / size - 2, (2 * y) / size - 1));
  return rows;
}

export const subject = picture;
export const make = (n: number): number => n;
