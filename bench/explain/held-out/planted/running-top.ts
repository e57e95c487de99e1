// @size 1500
export interface Reading {
  sensor: string;
  value: number;
}

const keep = 10;

function insert(top: Reading[], reading: Reading): Reading[] {
  top.push(reading);
  return top;
}

export function highest(readings: Reading[]): Reading[] {
  const all: Reading[] = [];
  let top: Reading[] = [];
  for (const reading of readings) {
    insert(all, reading);
    // HOT sort-in-loop
    all.sort((a, b) => b.value - a.value);
    top = all.slice(0, keep);
  }
  return top;
}

export function report(readings: Reading[]): string {
  return highest(readings.filter(({ value }) => Number.isFinite(value)))
    .map(({ sensor, value }) => `${sensor}=${value}`)
    .join(' ');
}

export const subject = report;
export const make = (n: number): Reading[] =>
  Array.from({ length: n }, (_, i) => ({ sensor: `s${i}`, value: (i * 7919) % 10007 }));
