// @size 3000
export interface Row {
  id: number;
  cells: string[];
  meta: { author: string; tags: string[] };
}

function toDto(row: Row): Row {
  // HOT json-copy
  const copy = JSON.parse(JSON.stringify(row)) as Row;
  copy.meta.tags.sort();
  return copy;
}

function visible(row: Row): boolean {
  return row.meta.author !== 'system';
}

export function exportRows(rows: Row[]): Row[] {
  const result: Row[] = [];
  for (const row of rows) {
    if (!visible(row)) continue;
    result.push(toDto(row));
  }
  return result;
}

export const subject = exportRows;
export const make = (n: number): Row[] =>
  Array.from({ length: n }, (_, id) => ({
    id,
    cells: [`a${id}`, `b${id}`, `c${id}`],
    meta: { author: id % 9 ? 'ada' : 'system', tags: ['x', 'b', 'a'] },
  }));
