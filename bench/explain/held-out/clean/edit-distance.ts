// @size 200
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + cost,
      );
    }
    previous = current;
  }
  return previous[b.length] as number;
}

export function closest(words: string[], wanted: string): string {
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const d = distance(word, wanted);
    if (d < least) [best, least] = [word, d];
  }
  return best;
}

export const subject = (words: string[]) => closest(words, 'performance');
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `perform${i}ance`);
