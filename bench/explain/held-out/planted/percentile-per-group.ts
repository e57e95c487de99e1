// @size 200
export interface Sample {
  route: string;
  ms: number;
}

function percentile(values: number[], share: number): number {
  // HOT sort-in-loop
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

export function outliers(samples: Sample[]): Sample[] {
  const all = samples.map(({ ms }) => ms);
  const found: Sample[] = [];
  for (const sample of samples) {
    const others = all.filter((ms) => ms !== sample.ms);
    if (sample.ms > 3 * percentile(others, 0.9)) found.push(sample);
  }
  return found;
}

export const subject = outliers;
export const make = (n: number): Sample[] =>
  Array.from({ length: n }, (_, i) => ({ route: `/r/${i % 9}`, ms: (i * 7919) % 1009 }));
