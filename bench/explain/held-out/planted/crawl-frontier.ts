// @size 60000
export interface Page {
  url: string;
  links: string[];
}

const hostOf = (url: string): string => url.split('/')[0] ?? '';

export function crawl(pages: Map<string, Page>, start: string): Map<string, number> {
  const hosts = new Map<string, number>();
  const seen = new Set([start]);
  const frontier = [start];
  while (frontier.length > 0) {
    // HOT front-of-array
    const url = frontier.shift() as string;
    const host = hostOf(url);
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
    for (const link of pages.get(url)?.links ?? []) {
      if (seen.has(link)) continue;
      seen.add(link);
      frontier.push(link);
    }
  }
  return hosts;
}

export const subject = (pages: Map<string, Page>) => crawl(pages, 'a/0');
export const make = (n: number): Map<string, Page> =>
  new Map([
    ['a/0', { url: 'a/0', links: Array.from({ length: n }, (_, i) => `a/${i}`) }],
    ['a/1', { url: 'a/1', links: [] }],
  ]);
