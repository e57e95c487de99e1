import { bytes } from './bytes.js';
import { count, duration } from './format.js';

const places = (value: number): string =>
  value >= 100 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));

/**
 * A value with its unit, for people: '12.3ms', '104 kB', '1 query', '31 queries'.
 * @example amount(1, 'queries') // '1 query'
 */
export function amount(value: number, unit: string): string {
  if (unit === 'ms') return duration(value);
  if (unit === 'bytes') return bytes(value);
  if (unit === 'B per call' || unit === 'per call') return `${value < 0 ? '-' : ''}${bytes(Math.abs(value))} per call`;
  if (unit === '×') return `${Number(value.toPrecision(3))}×`;
  if (unit === 'calls/s') return `${places(value)} calls/s`;
  const shown = Number.isInteger(value) ? count(value) : places(value);
  return value === 1 ? `1 ${unit.replace(/ies$/, 'y').replace(/s$/, '')}` : `${shown} ${unit}`;
}
