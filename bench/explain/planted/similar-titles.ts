// @size 800
export interface Article {
  id: number;
  title: string;
}

const key = (title: string): string => title.toLowerCase().slice(0, 12);

export function pairs(articles: Article[]): [number, number][] {
  const keyed = articles.map(({ id, title }) => ({ id, key: key(title) }));
  const found: [number, number][] = [];
  keyed.forEach((a) => {
    // HOT nested-loops
    keyed.forEach((b) => {
      if (a.id < b.id && a.key === b.key) found.push([a.id, b.id]);
    });
  });
  return found;
}

export function duplicates(articles: Article[]): number {
  return pairs(articles.filter(({ title }) => title !== '')).length;
}

export const subject = duplicates;
export const make = (n: number): Article[] =>
  Array.from({ length: n }, (_, i) => ({ id: i, title: `Title ${(i * 31) % n} of it` }));
