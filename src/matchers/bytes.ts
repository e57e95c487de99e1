import { kindOf } from './arguments.js';

const bytesPer = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const;

/**
 * Bytes of a size with its unit.
 * @throws TypeError naming what was given and what is accepted, unless it is finite and at least 0; a bare number has no unit.
 * @example parseBytes('1.5 MB', 'The limit') // 1_500_000
 */
export function parseBytes(value: unknown, what: string): number {
  const [, number, unit] =
    typeof value === 'string' ? (/^(\d+(?:\.\d+)?) ?(B|kB|MB|GB|KiB|MiB|GiB)$/.exec(value.trim()) ?? []) : [];
  if (number && unit) return Number(number) * bytesPer[unit as keyof typeof bytesPer];
  throw new TypeError(
    `${what} must be a size with its unit (B, kB, MB, GB, KiB, MiB, GiB), such as '64 B' or '1.5 MB'. It got ${kindOf(value)}.`,
  );
}
