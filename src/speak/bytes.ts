/** The bytes of each unit: kB, MB, GB are powers of 1000, KiB, MiB, GiB of 1024. */
export const bytesPer = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const;

/** A unit of bytes. */
export type ByteUnit = keyof typeof bytesPer;

/**
 * A size for people, in a unit: '9.6 MB', '12,345 kB', '0.012 MB'. Three digits, whole from 100 on.
 * @example bytesIn(9_600_016, 'MB') // '9.6 MB'
 */
export function bytesIn(bytes: number, unit: ByteUnit): string {
  const value = bytes / bytesPer[unit];
  const shown = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return `${shown.toLocaleString('en-US', { maximumFractionDigits: 9 })} ${unit}`;
}

/** The unit that suits a size, of powers of 1000. */
export const unitFor = (value: number): ByteUnit =>
  value >= 1e9 ? 'GB' : value >= 1e6 ? 'MB' : value >= 1e3 ? 'kB' : 'B';

/** A size in the unit that suits it: '104 kB'. */
export const bytes = (value: number): string => bytesIn(value, unitFor(value));
