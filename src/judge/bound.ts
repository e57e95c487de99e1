import type { Bound } from '../surface.js';

/** A bound that can be evaluated: `at(n)` is positive and in no unit, since bounds hold up to a factor. */
export interface GrowthBound {
  /** As messages show it: 'n log n', 'n^2'. */
  readonly text: string;
  at(n: number): number;
}

const log = (n: number): number => Math.log2(n + 1);

const forms: readonly [pattern: RegExp, make: (match: RegExpMatchArray) => GrowthBound][] = [
  [/^1$/, () => ({ text: '1', at: () => 1 })],
  [/^log n$/, () => ({ text: 'log n', at: log })],
  [/^sqrt n$/, () => ({ text: 'sqrt n', at: Math.sqrt })],
  [/^(\d+(?:\.\d+)?)\^n$/, ([, base]) => ({ text: `${base}^n`, at: (n) => Number(base) ** n })],
  [
    /^n(?:\^(\d+(?:\.\d+)?))?( log n)?$/,
    ([, power = '1', logs]) => ({
      text: `n${Number(power) === 1 ? '' : `^${power}`}${logs ?? ''}`,
      at: (n) => n ** Number(power) * (logs ? log(n) : 1),
    }),
  ],
];

const superscripts: Record<string, string> = { '²': '^2', '³': '^3' };

/** One way of writing for 'O(n * log(n))', 'n·log n', 'n²', 'n**2', 'N log2 N', '√n'. */
function normal(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^o\s*\(([\s\S]*)\)$/, '$1')
    .replace(/[²³]/g, (digit) => superscripts[digit] ?? digit)
    .replace(/\*\*/g, '^')
    .replace(/√\s*\(?\s*n\s*\)?|sqrt\s*\(?\s*n\s*\)?/g, 'sqrt n')
    .replace(/log(?:2|₂)?\s*\(\s*n\s*\)|log(?:2|₂)?\s*n|\b(?:ln|lg)\s*\(?\s*n\s*\)?/g, 'log n')
    .replace(/\s*[*·×]\s*/g, ' ')
    .replace(/\bnlog n/g, 'n log n')
    .replace(/\s*\^\s*/g, '^')
    .replace(/\^\(([^)]*)\)/g, '^$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^log n n((?:\^[\d.]+)?)$/, 'n$1 log n');
}

/**
 * Reads a bound.
 * @throws TypeError naming what was given and what is accepted.
 * @example parseBound('O(n * log(n))').at(1023) // 10230
 */
export function parseBound(bound: Bound): GrowthBound {
  if (typeof bound === 'function') {
    const text = bound.name || 'the given function of n';
    const name = bound.name ? `The bound ${bound.name}` : 'The function of n given as bound';
    return {
      text,
      at(n) {
        const value: unknown = bound(n);
        if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
        throw new TypeError(`${name} gave ${String(value)} for n = ${n}; it must give a positive, finite number.`);
      },
    };
  }
  if (typeof bound === 'string') {
    const form = normal(bound);
    for (const [pattern, make] of forms) {
      const match = form.match(pattern);
      if (match) return make(match);
    }
  }
  const kinds: Record<string, string> = { string: `'${String(bound)}'`, number: `number ${String(bound)}` };
  const given =
    kinds[typeof bound] ?? (bound === undefined || bound === null ? String(bound) : `of type ${typeof bound}`);
  throw new TypeError(
    `Unknown bound ${given}. Accepted: '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5', 'n^2', 'n^2 log n', 'n^3', '2^n', any 'n^k', also written 'O(n log n)', 'n²', 'n*log(n)'; or a function of n.`,
  );
}
