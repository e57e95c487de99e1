const units = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes for people, three digits, in powers of 1000: '64 B', '12.3 kB', '-4 B'. */
export function bytes(value: number): string {
  let unit = 0;
  let size = Math.abs(value);
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const shown = unit === 0 && size >= 10 ? Math.round(size) : Number(size.toPrecision(3));
  return `${value < 0 && shown > 0 ? '-' : ''}${shown} ${units[unit]}`;
}
