// @size 1500
export interface Doc {
  id: number;
  text: string;
}

const stop = ['the', 'a', 'of'];
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word.length > 0);

function isWorth(word: string): boolean {
  return word.length > 1 && !stop.includes(word);
}

function index(docs: Doc[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { id, text } of docs) {
    for (const word of words(text)) {
      if (!isWorth(word)) continue;
      const ids = found.get(word) ?? new Set<number>();
      ids.add(id);
      found.set(word, ids);
    }
  }
  return found;
}

export function buildIndex(docs: Doc[]): number {
  return index(docs).size;
}

export const subject = buildIndex;
export const make = (n: number): Doc[] =>
  Array.from({ length: n }, (_, id) => ({
    id,
    text: `The word${id % 100} of item ${id} a text of some words`.repeat(3),
  }));
