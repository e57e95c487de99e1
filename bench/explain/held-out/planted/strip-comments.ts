// @size 24
export interface Source {
  file: string;
  text: string;
}

function strip(text: string): string {
  // HOT backtracking
  return text.replace(/\/\*(\s*\w*\s*)*\*\//g, '');
}

const lines = (text: string): number => text.split('\n').length;

export function count(sources: Source[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { file, text } of sources) {
    const stripped = strip(text);
    counts.set(file, lines(stripped));
  }
  return counts;
}

export const subject = count;
export const make = (n: number): Source[] => [
  { file: 'a.c', text: '/* fine */ int a;\n' },
  { file: 'b.c', text: `/* ${'x'.repeat(n)}# \nint b;` },
];
