// @size 14
export interface Segmentation {
  words: string[];
  found: boolean;
}

class Dictionary {
  private readonly words: Set<string>;
  readonly longest: number;

  constructor(words: string[]) {
    this.words = new Set(words);
    this.longest = Math.max(...words.map((word) => word.length));
  }

  has(word: string): boolean {
    return this.words.has(word);
  }
}

/** Hashtags such as `#icecreamcone` without their words' borders. */
function segment(text: string, start: number, dictionary: Dictionary): string[] | null {
  if (start === text.length) return [];
  for (let end = start + 1; end <= Math.min(text.length, start + dictionary.longest); end++) {
    const word = text.slice(start, end);
    if (!dictionary.has(word)) continue;
    // HOT recursion-without-memo
    const rest = segment(text, end, dictionary);
    if (rest !== null) return [word, ...rest];
  }
  return null;
}

function cleanTag(tag: string): string {
  return tag.replace(/^#/, '').toLowerCase();
}

export function splitHashtag(tag: string, dictionary: Dictionary): Segmentation {
  const words = segment(cleanTag(tag), 0, dictionary);
  return { words: words ?? [], found: words !== null };
}

const dictionary = new Dictionary(['a', 'aa', 'aaa', 'aaaa', 'ice', 'cream', 'cone']);
export const subject = (tags: string[]): Segmentation[] => tags.map((tag) => splitHashtag(tag, dictionary));
export const make = (n: number): string[] => ['#IceCreamCone', `#${'a'.repeat(n)}b`];
