import type { Common, Subject } from '../surface.js';

/** How a value is named in an error, without its contents: 'a Promise', 'the number 12', "the string 'fast'". */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return `the ${typeof value} ${String(value)}`;
  }
  if (typeof value === 'string') return value.length <= 40 ? `the string '${value}'` : 'a long string';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  const className = (value as { constructor?: { name?: string } }).constructor?.name;
  return className && className !== 'Object' ? `a ${className}` : 'an object';
}

/** @throws TypeError unless what `expect` got can be called. */
export function checkSubject(received: unknown): Subject {
  if (typeof received === 'function') {
    if (/^class\b/.test(Function.prototype.toString.call(received))) {
      throw new TypeError('Pass a function, not a class: expect(() => new Cart(items)).');
    }
    return received as Subject;
  }
  throw new TypeError(
    `Pass the function, not its result: expect(search), or expect(() => search('shoes')). expect() got ${kindOf(received)}.`,
  );
}

const millisecondsPer = {
  ns: 1e-6,
  µs: 1e-3,
  μs: 1e-3,
  us: 1e-3,
  ms: 1,
  s: 1000,
} as const;
const duration = /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?) ?(ns|µs|μs|us|ms|s)$/i;

/**
 * Milliseconds of a duration.
 * @throws TypeError naming what was given and what is accepted, unless it is finite and above 0.
 */
export function parseDuration(value: unknown, what: string): number {
  let ms: number | undefined;
  if (typeof value === 'number') ms = value;
  const match = typeof value === 'string' ? value.trim().match(duration) : null;
  if (match?.[1] && match[2]) {
    ms = Number(match[1]) * millisecondsPer[match[2].toLowerCase() as keyof typeof millisecondsPer];
  }
  if (ms === undefined || !Number.isFinite(ms) || ms <= 0) {
    throw new TypeError(
      `${what} must be a time above 0: a number of milliseconds, or a string with a unit (ns, µs, us, ms, s), such as 50, '200 µs' or '1.5 s'. It got ${kindOf(value)}.`,
    );
  }
  return ms;
}

/** @throws TypeError unless `value` is a whole number of at least `least`. */
export function checkCount(value: unknown, what: string, least: number): number {
  if (Number.isInteger(value) && (value as number) >= least) return value as number;
  throw new TypeError(`${what} must be a whole number of ${least} or more. It got ${kindOf(value)}.`);
}

const commonOptions = ['input', 'reuseInput', 'cleanup', 'timeBudget', 'inconclusive', 'name'] as const;

/**
 * Checks the options that every matcher has, and that no other option than `known` is given.
 * @throws TypeError naming the option, what was given and what is accepted.
 */
export function checkOptions<O extends Common>(options: O | undefined, known: readonly string[]): O {
  if (options === undefined) return {} as O;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`The options must be an object such as { name: 'search' }. It got ${kindOf(options)}.`);
  }
  const accepted = [...known, ...commonOptions];
  for (const key of Object.keys(options)) {
    if (!accepted.includes(key)) {
      throw new TypeError(`Unknown option '${key}'. This matcher accepts: ${accepted.join(', ')}.`);
    }
  }
  const { input, cleanup, reuseInput, inconclusive, name, timeBudget } = options;
  for (const [key, value] of Object.entries({ input, cleanup })) {
    if (value !== undefined && typeof value !== 'function') {
      throw new TypeError(`${key} must be a function${key === 'input' ? ' of n' : ''}. It got ${kindOf(value)}.`);
    }
  }
  if (reuseInput !== undefined && typeof reuseInput !== 'boolean') {
    throw new TypeError(`reuseInput must be true or false. It got ${kindOf(reuseInput)}.`);
  }
  if (inconclusive !== undefined && inconclusive !== 'warn' && inconclusive !== 'fail') {
    throw new TypeError(`inconclusive must be 'warn' or 'fail'. It got ${kindOf(inconclusive)}.`);
  }
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new TypeError(`name must be a string that is not empty. It got ${kindOf(name)}.`);
  }
  if (timeBudget !== undefined) parseDuration(timeBudget, 'timeBudget');
  return options;
}
