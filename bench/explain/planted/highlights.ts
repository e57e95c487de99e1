// @size 400
export interface Term {
  word: string;
  weight: number;
}

export interface Hit {
  word: string;
  count: number;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function countIn(text: string, term: Term): number {
  // HOT made-per-pass
  const pattern = new RegExp(`\\b${escaped(term.word)}(?=\\s|$)`, 'giu');
  return pattern.test(text) ? term.weight : 0;
}

function textOf(titles: string[]): string {
  return titles.slice(0, 4).join(' ');
}

export function highlights(input: { titles: string[]; terms: Term[] }): Hit[] {
  const text = textOf(input.titles);
  const hits: Hit[] = [];
  for (const term of input.terms) {
    const count = countIn(text, term);
    if (count > 0) hits.push({ word: term.word, count });
  }
  return hits;
}

export const subject = highlights;
export const make = (n: number) => ({
  titles: ['one two', 'three word7'],
  terms: Array.from({ length: n * 5 }, (_, i) => ({ word: `word${i}`, weight: 1 })),
});
