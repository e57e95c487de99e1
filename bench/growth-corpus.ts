// Functions whose growth is known, for tuning and checking the growth judge. Powers: n^power × log(n)^logs; 2^n and above count as power 99.

export interface Known {
  readonly name: string;
  readonly input: (n: number) => unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the corpus holds functions of many types.
  readonly subject: (input: any) => unknown;
  /** The power of n up to the largest n judged; undefined where it is between two. */
  readonly power: number | ((to: number) => number | undefined);
  readonly logs?: number;
  /** Bounds of which the truth cannot be said. */
  readonly unclear?: readonly string[];
  /** Forgets what earlier verdicts left behind. */
  readonly reset?: () => void;
}

let seed = 12345;
const random = (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const numbers = (n: number): number[] => Array.from({ length: n }, () => Math.floor(random() * n * 8));
const strings = (n: number): string[] => numbers(n).map((x) => `user${x}`);
const ordered = (n: number): number[] => Array.from({ length: n }, (_, i) => i * 3);
const same = (n: number): number => n;
let sink = 0;
/** Work that takes about as many milliseconds of processor time, however busy the machine is. */
const busy = (ms: number): void => {
  for (let i = 0; i < ms * 150_000; i++) sink = (sink * 31 + i) | 0;
};

const memo = new Map<number, number>();
function quadratic(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += i ^ j;
  return sum;
}

export const corpus: readonly Known[] = [
  {
    name: 'linear scan',
    input: numbers,
    power: 1,
    subject: (xs: number[]) => {
      let sum = 0;
      for (const x of xs) sum += x;
      return sum;
    },
  },
  { name: 'sort numbers', input: numbers, power: 1, logs: 1, subject: (xs: number[]) => [...xs].sort((a, b) => a - b) },
  { name: 'sort strings in place', input: strings, power: 1, logs: 1, subject: (xs: string[]) => xs.sort() },
  { name: 'Set dedupe', input: strings, power: 1, subject: (xs: string[]) => [...new Set(xs)].length },
  {
    name: 'includes dedupe',
    input: ordered,
    power: 2,
    subject: (xs: number[]) => {
      const seen: number[] = [];
      for (const x of xs) if (!seen.includes(x)) seen.push(x);
      return seen;
    },
  },
  { name: 'nested loop', input: same, power: 2, subject: quadratic },
  {
    name: 'n sqrt n',
    input: same,
    power: 1.5,
    subject: (n: number) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j * j < n; j++) sum += i ^ j;
      return sum;
    },
  },
  {
    name: 'JSON',
    input: (n) => numbers(n).map((id) => ({ id, name: `n${id}` })),
    power: 1,
    subject: (x) => JSON.parse(JSON.stringify(x)),
  },
  {
    name: 'string concat',
    input: strings,
    power: 1,
    subject: (xs: string[]) => {
      let text = '';
      for (const x of xs) text += `${x},`;
      return text.length;
    },
  },
  {
    name: 'map/filter',
    input: numbers,
    power: 1,
    subject: (xs: number[]) => xs.map((x) => x * 2).filter((x) => x % 3 === 0).length,
  },
  {
    name: 'binary search',
    input: ordered,
    power: 0,
    logs: 1,
    subject: (xs: number[]) => {
      let lo = 0;
      let hi = xs.length;
      while (lo < hi) {
        const mid = (lo + hi) >> 1;
        if ((xs[mid] as number) < 7) lo = mid + 1;
        else hi = mid;
      }
      return lo;
    },
  },
  {
    name: 'memo fib',
    input: same,
    power: 1,
    subject: (n: number) => {
      const known: number[] = [0, 1];
      for (let i = 2; i <= n; i++) known[i] = ((known[i - 1] as number) + (known[i - 2] as number)) % 1000007;
      return known[n];
    },
  },
  {
    name: 'matrix multiplication',
    input: (n) => Array.from({ length: n }, () => Array.from({ length: n }, random)),
    power: 3,
    subject: (m: number[][]) =>
      m.map((row) => m.map((_, j) => row.reduce((sum, x, k) => sum + x * ((m[k] as number[])[j] as number), 0))),
  },
  {
    name: 'plain fib',
    input: same,
    power: 98,
    subject: function fib(n: number): number {
      return n < 2 ? n : fib(n - 1) + fib(n - 2);
    },
  },
  {
    name: 'subsets',
    input: same,
    power: 99,
    subject: (n: number) => {
      let sum = 0;
      for (let mask = 0; mask < 2 ** n; mask++) sum += mask & 5;
      return sum;
    },
  },
  {
    name: 'catastrophic regex',
    input: (n) => `${'a'.repeat(n)}!`,
    power: 99,
    subject: (text: string) => /^(a+)+$/.test(text),
  },
  {
    name: 'quadratic regex',
    input: (n) => ' '.repeat(n) + 'x',
    power: 2,
    subject: (text: string) => /\s+$/.test(text),
  },
  { name: 'constant', input: numbers, power: 0, subject: (xs: number[]) => xs[0] },
  { name: 'constant, n given', input: same, power: 0, subject: (n: number) => n % 7 },
  {
    name: 'sqrt loop',
    input: same,
    power: 0.5,
    subject: (n: number) => {
      let sum = 0;
      for (let i = 0; i * i < n; i++) sum += i;
      return sum;
    },
  },
  {
    name: 'draining queue, n²',
    input: ordered,
    power: 2,
    subject: (xs: number[]) => {
      let sum = 0;
      while (xs.length > 0) {
        for (const x of xs) sum += x;
        xs.pop();
      }
      return sum;
    },
  },
  {
    name: 'memoised n²',
    reset: () => memo.clear(),
    input: same,
    power: 2,
    subject: (n: number) => {
      const known = memo.get(n);
      if (known !== undefined) return known;
      const value = quadratic(n);
      memo.set(n, value);
      return value;
    },
  },
  {
    name: 'insertion sort in place',
    input: numbers,
    power: 2,
    subject: (xs: number[]) => {
      for (let i = 1; i < xs.length; i++) {
        const x = xs[i] as number;
        let j = i;
        while (j > 0 && (xs[j - 1] as number) > x) {
          xs[j] = xs[j - 1] as number;
          j--;
        }
        xs[j] = x;
      }
    },
  },
  { name: 'fixed 2 ms + n²', input: same, power: 2, subject: (n: number) => (busy(2), quadratic(n)) },
  {
    name: 'fixed 5 ms + n',
    input: numbers,
    // Flat up to where n shows beside the fixed cost.
    power: (to) => (to < 1_000_000 ? undefined : 1),
    subject: (xs: number[]) => {
      busy(5);
      let sum = 0;
      for (const x of xs) sum += x;
      return sum;
    },
  },
  { name: 'fixed 3 ms', input: same, power: 0, subject: () => busy(3) },
  {
    name: 'shift queue',
    input: ordered,
    power: (to) => (to <= 20_000 ? 1 : to >= 60_000 ? 2 : undefined),
    subject: (xs: number[]) => {
      let sum = 0;
      while (xs.length > 0) sum += xs.shift() as number;
      return sum;
    },
  },
  {
    name: 'spread in reduce',
    // Objects leave the processor's caches and become dictionaries: between n^2 and n^3 up to thousands of keys.
    unclear: ['n^2'],
    input: strings,
    power: 2,
    subject: (xs: string[]) => xs.reduce<Record<string, number>>((all, x) => ({ ...all, [x]: 1 }), {}),
  },
  {
    name: 'array spread in reduce',
    input: numbers,
    power: 2,
    subject: (xs: number[]) => xs.reduce<number[]>((all, x) => [...all, x], []),
  },
  {
    name: 'async linear',
    input: numbers,
    power: 1,
    subject: async (xs: number[]) => {
      let sum = 0;
      for (const x of xs) sum += await x;
      return sum;
    },
  },
  {
    name: 'async quadratic',
    input: same,
    power: 2,
    subject: async (n: number) => {
      await null;
      return quadratic(n);
    },
  },
  { name: 'timer', input: same, power: 0, subject: () => new Promise((resolve) => setTimeout(resolve, 1)) },
  {
    name: 'costly input',
    input: (n) => (busy(n * 0.01), numbers(n)),
    power: 2,
    subject: (xs: number[]) => quadratic(xs.length),
  },
  {
    name: 'group by in Map',
    input: strings,
    power: 1,
    subject: (xs: string[]) => {
      const groups = new Map<string, string[]>();
      for (const x of xs) {
        const key = x.slice(0, 6);
        const group = groups.get(key);
        if (group) group.push(x);
        else groups.set(key, [x]);
      }
      return groups.size;
    },
  },
  {
    name: 'join by find',
    input: (n) => ordered(n).map((id) => ({ id, of: (id * 7) % (3 * n) })),
    power: 2,
    subject: (rows: { id: number; of: number }[]) => rows.map((row) => rows.find(({ id }) => id === row.of)),
  },
  {
    name: 'split and join',
    input: (n) => 'ab,'.repeat(n),
    power: 1,
    subject: (text: string) => text.split(',').join(';'),
  },
  {
    name: 'edit distance',
    input: (n) => 'abcdefghij'.repeat(Math.ceil(n / 10)).slice(0, n),
    power: 2,
    subject: (text: string) => {
      let row = Array.from({ length: text.length + 1 }, (_, i) => i);
      for (let i = 1; i <= text.length; i++) {
        const next = [i];
        for (let j = 1; j <= text.length; j++) {
          const cost = text[i - 1] === text[text.length - j] ? 0 : 1;
          next.push(Math.min((next[j - 1] as number) + 1, (row[j] as number) + 1, (row[j - 1] as number) + cost));
        }
        row = next;
      }
      return row[text.length];
    },
  },
];

export const bounds: readonly { text: string; power: number; logs: number }[] = [
  { text: '1', power: 0, logs: 0 },
  { text: 'log n', power: 0, logs: 1 },
  { text: 'sqrt n', power: 0.5, logs: 0 },
  { text: 'n', power: 1, logs: 0 },
  { text: 'n log n', power: 1, logs: 1 },
  { text: 'n^1.5', power: 1.5, logs: 0 },
  { text: 'n^2', power: 2, logs: 0 },
  { text: 'n^3', power: 3, logs: 0 },
  { text: '2^n', power: 99, logs: 0 },
];
