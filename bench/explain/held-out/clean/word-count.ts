// @size 20000
export function frequencies(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(' ')) {
    if (word === '') continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

export function top(text: string, n: number): [string, number][] {
  return [...frequencies(text)].sort((a, b) => b[1] - a[1]).slice(0, n);
}

export const subject = (text: string) => top(text, 10);
export const make = (n: number): string => Array.from({ length: n }, (_, i) => `w${(i * 31) % 997}`).join(' ');
