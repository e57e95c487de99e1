import prettyMilliseconds from 'pretty-ms';

/** A time for people, with three digits where they matter: '850ns', '12.3µs', '1.25ms', '123ms', '2.5s'. */
export function duration(ms: number): string {
  if (ms >= 1000) return prettyMilliseconds(ms);
  if (ms >= 1) {
    const digits = Number.isInteger(ms) || ms >= 100 ? 0 : ms < 10 ? 2 : 1;
    return prettyMilliseconds(ms, { millisecondsDecimalDigits: digits });
  }
  const [value, unit] = ms >= 0.001 ? [ms * 1000, 'µs'] : [ms * 1e6, 'ns'];
  return `${Number(value.toPrecision(3))}${unit}`;
}

/** A count with thousands separated: 8,390,657. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** 'query' or '3 queries'. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A percentile in words: 'the median', 'the 95th percentile'. */
export function percentileName(percentile: number): string {
  if (percentile === 50) return 'the median';
  const last = percentile % 10;
  const teens = percentile % 100 >= 11 && percentile % 100 <= 13;
  const ending =
    teens || !Number.isInteger(percentile) ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `the ${percentile}${ending} percentile`;
}

/** Columns of text, numbers to the right and, where `left` names its place, words to the left; indented by two spaces. */
export function table(rows: readonly (readonly string[])[], left: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        left.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .replace(/^/, '  ')
      .trimEnd(),
  );
}
