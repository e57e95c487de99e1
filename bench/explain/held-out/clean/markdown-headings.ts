// @size 5000
export interface Heading {
  level: number;
  text: string;
}

const heading = /^(#{1,6}) (.+)$/;

export function outline(markdown: string): Heading[] {
  const found: Heading[] = [];
  for (const line of markdown.split('\n')) {
    const match = heading.exec(line);
    if (match) found.push({ level: match[1]?.length ?? 1, text: match[2] ?? '' });
  }
  return found;
}

export const subject = (markdown: string) => outline(markdown).length;
export const make = (n: number): string =>
  Array.from({ length: n }, (_, i) => (i % 5 ? `text ${i}` : `## Part ${i}`)).join('\n');
