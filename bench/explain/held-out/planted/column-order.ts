// @size 1500
export type Schema = Record<string, { type: string; hidden?: boolean }>;
export type Row = Record<string, number>;

const separator = ';';

function cell(row: Row, column: string): string {
  return String(row[column] ?? '');
}

export function toCsv(rows: Row[], schema: Schema): string {
  let csv = '';
  for (const row of rows) {
    // HOT missing-memo
    const columns = Object.entries(schema);
    csv += cell(row, columns[0]?.[0] ?? '') + separator + cell(row, columns[1]?.[0] ?? '');
    csv += '\n';
  }
  return csv;
}

export const subject = ({ rows, schema }: { rows: Row[]; schema: Schema }) => toCsv(rows, schema);
export const make = (n: number) => ({
  rows: Array.from({ length: n }, (_, i) => ({ c0: i, c1: i * 2 })),
  schema: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`c${i}`, { type: 'number' }])),
});
