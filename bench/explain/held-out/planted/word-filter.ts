// @size 3000
export interface Comment {
  author: string;
  text: string;
}

const words = ['spam', 'casino', 'pills', 'lottery'];

function masks(word: string, text: string): string {
  // HOT made-per-pass
  const pattern = new RegExp(`\\b${word}\\b`, 'gi');
  return text.replace(pattern, '*'.repeat(word.length));
}

function moderate(comment: Comment): Comment {
  let { text } = comment;
  for (const word of words) text = masks(word, text);
  return { ...comment, text };
}

export function moderateAll(comments: Comment[]): Comment[] {
  return comments.map(moderate);
}

export const subject = moderateAll;
export const make = (n: number): Comment[] =>
  Array.from({ length: n }, (_, i) => ({ author: `a${i}`, text: `hello ${i}` }));
