import { type ByteUnit, bytesPer } from '../speak/bytes.js';
import { kindOf } from './arguments.js';

const size = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?) ?(B|kB|MB|GB|KiB|MiB|GiB)$/;

/**
 * A size in bytes, and the unit that it was written in.
 * @throws TypeError naming what was given and what is accepted: a bare number says no unit.
 * @example parseBytes('1.5 MB', 'The limit') // { bytes: 1_500_000, unit: 'MB' }
 */
export function parseBytes(value: unknown, what: string): { bytes: number; unit: ByteUnit } {
  const match = typeof value === 'string' ? value.trim().match(size) : null;
  if (match?.[1] && match[2]) {
    const unit = match[2] as ByteUnit;
    const bytes = Number(match[1]) * bytesPer[unit];
    if (Number.isFinite(bytes)) return { bytes, unit };
  }
  throw new TypeError(
    `${what} must be a size with a unit (B, kB, MB, GB, KiB, MiB, GiB), such as '64 kB' or '1.5 MiB'. It got ${kindOf(value)}.`,
  );
}
