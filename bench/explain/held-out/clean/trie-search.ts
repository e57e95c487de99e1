// @size 3000
class Trie {
  readonly children = new Map<string, Trie>();
  end = false;

  add(word: string): void {
    let at: Trie = this;
    for (const letter of word) {
      let next = at.children.get(letter);
      if (!next) {
        next = new Trie();
        at.children.set(letter, next);
      }
      at = next;
    }
    at.end = true;
  }

  has(word: string): boolean {
    let at: Trie | undefined = this;
    for (const letter of word) {
      at = at?.children.get(letter);
      if (!at) return false;
    }
    return at.end;
  }
}

export function known(words: string[]): number {
  const trie = new Trie();
  for (const word of words) trie.add(word);
  return words.filter((word) => trie.has(`${word}s`)).length;
}

export const subject = known;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `w${i.toString(36)}`);
