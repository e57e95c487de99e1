// @size 1500
export interface Hit {
  host: string;
  path: string;
}

function parse(url: string): Hit {
  const { host, pathname } = new URL(url);
  return { host, path: pathname };
}

export function hosts(urls: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const { host } = parse(url);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

export const subject = hosts;
export const make = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => `https://h${i % 9}.example.org/p/${i}?q=${i}`);
