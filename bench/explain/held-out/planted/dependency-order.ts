// @size 1200
export interface Package {
  name: string;
  needs: string[];
}

function ready(item: Package, done: string[]): boolean {
  // HOT linear-search
  return item.needs.every((need) => done.includes(need));
}

export function order(packages: Package[]): string[] {
  const done: string[] = [];
  for (const item of packages) {
    if (!ready(item, done)) throw new Error(`${item.name} comes too early`);
    done.push(item.name);
  }
  return done;
}

export const subject = order;
export const make = (n: number): Package[] =>
  Array.from({ length: n }, (_, i) => ({ name: `p${i}`, needs: i > 3 ? [`p${i - 1}`, `p${i - 2}`, `p${i - 3}`] : [] }));
