/** How time grows: base^n × n^power × log(n)^logs. */
export interface Growth {
  readonly power: number;
  readonly logs: number;
  readonly base: number;
}

/** A growth, or the least and the most that a careful reader would defend. */
export type Truth = Growth | readonly [least: Growth, most: Growth];

const growth = (power: number, logs = 0, base = 1): Growth => ({ power, logs, base });

export const constant = growth(0);
export const logarithmic = growth(0, 1);
export const root = growth(0.5);
export const linear = growth(1);
export const linearithmic = growth(1, 1);
export const power1_5 = growth(1.5);
export const quadratic = growth(2);
export const quadraticLog = growth(2, 1);
export const power2_5 = growth(2.5);
export const cubic = growth(3);
export const golden = growth(0, 0, 1.618);
export const exponential = growth(0, 0, 2);
export const factorial = growth(0, 0, Number.POSITIVE_INFINITY);

/** Growth that changes with n: every regime up to the n that it holds to, nothing that can be said in the gaps between `to` and the next `from`. */
export function regimes(...known: readonly (readonly [from: number, to: number, truth: Truth])[]) {
  return (to: number): Truth | undefined => known.find(([from, end]) => to >= from && to <= end)?.[2];
}

/**
 * Linear in steps, over small records in memory: beyond the processor's caches each step takes ever longer. Measured on two cores of a shared EPYC (a merge join
 * of lists of { id }): 4 ns a record up to n = 32,768, 14 at 65,536, 28 at 131,072, 58 at 262,144.
 */
export const linearInCaches = regimes([0, 32_768, linear], [32_769, Number.POSITIVE_INFINITY, [linear, quadratic]]);

/**
 * Linear, into a container that V8 makes a large object of at `from` elements, when it outgrows 128 kB: from there on every growth is new memory from the
 * system, and an element costs 4 to 10 times as much. Until two octaves beyond, nobody can tell that step from a power of n.
 */
const stepped = (from: number) =>
  regimes(
    [0, from, linear],
    [from + 1, 4 * from, [linear, quadratic]],
    [4 * from + 1, Number.POSITIVE_INFINITY, linear],
  );
/** Measured draining a Set: 31 ns an element at n = 4,224, 100 at 8,449, 134 at 16,884. */
export const linearIntoTable = stepped(4096);
/** Measured pushing to an array: 8 ns an element at n = 5,969, 76 at 8,442, 125 at 29,066. */
export const linearIntoArray = stepped(6000);

/** n² of so cheap steps that what each row costs hides them below `from`: local exponents under about 1.8. */
export const quadraticFrom = (from: number) =>
  regimes([0, from - 1, [linear, quadratic]], [from, Number.POSITIVE_INFINITY, quadratic]);

/** The bounds that every function is judged under. */
export const bounds: readonly (Growth & { readonly text: string })[] = [
  { text: '1', ...constant },
  { text: 'log n', ...logarithmic },
  { text: 'sqrt n', ...root },
  { text: 'n', ...linear },
  { text: 'n log n', ...linearithmic },
  { text: 'n^1.5', ...power1_5 },
  { text: 'n^2', ...quadratic },
  { text: 'n^2 log n', ...quadraticLog },
  { text: 'n^3', ...cubic },
  { text: '2^n', ...exponential },
];

/** Negative where `a` grows more slowly than `b`, 0 where alike. */
export const order = (a: Growth, b: Growth): number => a.base - b.base || a.power - b.power || a.logs - b.logs;

/** True where the bound holds, false where it is broken by half a power of n or more, undefined where neither can be said. */
export function holds(truth: Truth | undefined, bound: Growth): boolean | undefined {
  if (!truth) return undefined;
  const [least, most] = 'power' in truth ? [truth, truth] : truth;
  if (order(most, bound) <= 0 || most.base < bound.base) return true;
  if (least.base > bound.base) return false;
  return least.base === bound.base && least.power >= bound.power + 0.5 ? false : undefined;
}
