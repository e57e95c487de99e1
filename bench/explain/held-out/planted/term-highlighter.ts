// @size 120
export interface Document {
  id: string;
  title: string;
  body: string;
}

export interface Highlighted {
  id: string;
  html: string;
  matches: number;
}

export interface HighlightOptions {
  tag?: string;
  caseSensitive?: boolean;
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function countMatches(text: string, term: string, flags: string): number {
  // HOT made-per-pass
  const pattern = new RegExp(`\\b${escapeRegExp(term)}\\b`, flags);
  return pattern.test(text) ? 1 : 0;
}

function wrap(document: Document, tag: string): string {
  return `<${tag}>${document.title}</${tag}>`;
}

export function highlight(documents: Document[], terms: string[], options: HighlightOptions = {}): Highlighted[] {
  const { tag = 'mark', caseSensitive = false } = options;
  const flags = caseSensitive ? 'g' : 'gi';
  return documents.map((document) => {
    let matches = 0;
    for (const term of terms) {
      matches += countMatches(document.title, term, flags);
    }
    return { id: document.id, html: matches > 0 ? wrap(document, tag) : document.title, matches };
  });
}

export const subject = ({ documents, terms }: { documents: Document[]; terms: string[] }): Highlighted[] =>
  highlight(documents, terms);
export const make = (n: number): { documents: Document[]; terms: string[] } => ({
  documents: Array.from({ length: n }, (_, i) => ({ id: `d${i}`, title: `Release ${i} (draft)`, body: '' })),
  terms: Array.from({ length: 12 }, (_, i) => `term${i}+`),
});
