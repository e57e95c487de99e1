// @size 6000
export interface Token {
  kind: 'number' | 'name' | 'sign';
  text: string;
}

const token = /\s*(?:(\d+)|([a-z]\w*)|(.))/giy;

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    if (match[1]) found.push({ kind: 'number', text: match[1] });
    else if (match[2]) found.push({ kind: 'name', text: match[2] });
    else found.push({ kind: 'sign', text: match[3] ?? '' });
  }
  return found;
}

export const subject = (source: string) => tokens(source).length;
export const make = (n: number): string => Array.from({ length: n }, (_, i) => `x${i} + ${i};`).join(' ');
