// @size 60000
export function encode(text: string): string {
  let out = '';
  let i = 0;
  while (i < text.length) {
    let j = i;
    while (j < text.length && text[j] === text[i]) j += 1;
    out += `${j - i}${text[i]}`;
    i = j;
  }
  return out;
}

export function ratio(text: string): number {
  return encode(text).length / text.length;
}

export const subject = ratio;
export const make = (n: number): string => Array.from({ length: n }, (_, i) => 'abcd'[(i >> 2) & 3]).join('');
