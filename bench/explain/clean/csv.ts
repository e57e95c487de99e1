// @size 8000
export interface Row {
  name: string;
  amount: number;
  city: string;
}

function splitLine(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

function toRow([name = '', amount = '0', city = '']: string[]): Row {
  return { name, amount: Number(amount), city };
}

export function parseCsv(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => toRow(splitLine(line)));
}

export const subject = parseCsv;
export const make = (n: number): string =>
  Array.from({ length: n }, (_, i) => `"name ${i}, jr",${i},city ${i % 40}`).join('\n');
