// @size 2500 @bound n log n
export interface Texts {
  first: string;
  second: string;
}

const tokens = (text: string): string[] => text.toLowerCase().split(/\s+/);

export function common({ first, second }: Texts): string[] {
  const other = tokens(second);
  return (
    tokens(first)
      .filter((word) => word.length > 2)
      // HOT linear-search
      .filter((word) => other.includes(word))
  );
}

export function similarity(texts: Texts): number {
  const shared = common(texts).length;
  return shared / Math.max(1, tokens(texts.first).length);
}

export const subject = similarity;
export const make = (n: number): Texts => ({
  first: Array.from({ length: n }, (_, i) => `word${i}`).join(' '),
  second: Array.from({ length: n }, (_, i) => `word${i * 2}`).join(' '),
});
