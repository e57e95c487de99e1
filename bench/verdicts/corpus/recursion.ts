import { below, list, same } from '../data.js';
import {
  exponential,
  factorial,
  type Growth,
  golden,
  linear,
  linearIntoArray,
  linearithmic,
  quadratic,
} from '../growth.js';
import { kind, known } from '../known.js';

/** 2^n results of length n. */
const exponentialTimesN: Growth = { ...exponential, power: 1 };
const goods = (n: number) => list(n, () => ({ weight: 1 + below(20), value: 1 + below(100) }));

interface Comment {
  text: string;
  replies: Comment[];
}

const thread = (n: number): Comment => ({
  text: `comment ${n}`,
  replies: n < 2 ? [] : [thread(Math.floor((n - 1) / 2)), thread(n - 1 - Math.floor((n - 1) / 2))],
});

export const recursions = kind('recursion', [
  known({
    name: 'memo fib',
    input: same,
    truth: linearIntoArray,
    subject: (n) => {
      const memo: number[] = [0, 1];
      for (let i = 2; i <= n; i++) memo[i] = ((memo[i - 1] as number) + (memo[i - 2] as number)) % 1000007;
      return memo[n];
    },
  }),
  known({
    name: 'plain fib',
    input: same,
    truth: golden,
    subject: function fib(n: number): number {
      return n < 2 ? n : fib(n - 1) + fib(n - 2);
    },
  }),
  known({
    name: 'subsets',
    input: same,
    truth: exponential,
    subject: (n) => {
      let sum = 0;
      for (let mask = 0; mask < 2 ** n; mask++) sum += mask & 5;
      return sum;
    },
  }),
  known({
    name: 'power set of records',
    input: goods,
    truth: [exponential, exponentialTimesN],
    subject: (items) =>
      items.reduce<(typeof items)[]>((sets, item) => sets.concat(sets.map((set) => [...set, item])), [[]]),
  }),
  known({
    name: 'permutations',
    input: (n) => list(n, (i) => i),
    truth: factorial,
    subject: function permutations(items: number[]): number {
      if (items.length < 2) return 1;
      return items.reduce((sum, item) => sum + permutations(items.filter((other) => other !== item)), 0);
    },
  }),
  known({
    name: 'knapsack, every choice',
    input: goods,
    truth: exponential,
    subject: (items) => {
      const best = (at: number, room: number): number => {
        const item = items[at];
        if (!item) return room < 0 ? Number.NEGATIVE_INFINITY : 0;
        return Math.max(best(at + 1, room), item.value + best(at + 1, room - item.weight));
      };
      return best(0, 40);
    },
  }),
  known({
    name: 'knapsack with a table',
    input: goods,
    truth: quadratic,
    subject: (items) => {
      const best = new Float64Array(5 * items.length + 1);
      for (const { weight, value } of items)
        for (let room = best.length - 1; room >= weight; room--)
          best[room] = Math.max(best[room] as number, (best[room - weight] as number) + value);
      return best[best.length - 1];
    },
  }),
  known({
    name: 'towers of Hanoi',
    input: same,
    truth: exponential,
    subject: (n) => {
      const move = (disks: number, from: string, to: string, by: string): number =>
        disks === 0 ? 0 : move(disks - 1, from, by, to) + 1 + move(disks - 1, by, to, from);
      return move(n, 'a', 'c', 'b');
    },
  }),
  known({
    name: 'comment tree walked',
    input: thread,
    truth: linear,
    subject: function count(comment: Comment): number {
      return comment.replies.reduce((sum, reply) => sum + count(reply), 1);
    },
  }),
  known({
    name: 'grid paths with a memo',
    // Deeper recursion overflows the stack.
    input: (n) => Math.min(n, 1500),
    truth: (to) => (to <= 1500 ? quadratic : undefined),
    subject: (n) => {
      const memo = list(n, () => new Array<number>(n).fill(0));
      const paths = (row: number, column: number): number => {
        if (row === 0 || column === 0) return 1;
        const had = memo[row]![column]!;
        if (had > 0) return had;
        const value = (paths(row - 1, column) + paths(row, column - 1)) % 1000007;
        memo[row]![column] = value;
        return value;
      };
      return paths(n - 1, n - 1);
    },
  }),
  known({
    name: 'queens on a board',
    input: same,
    truth: [exponential, factorial],
    subject: (n) => {
      const place = (row: number, columns: number, left: number, right: number): number => {
        if (row === n) return 1;
        let count = 0;
        for (let free = ~(columns | left | right) & (2 ** n - 1); free; free &= free - 1) {
          const bit = free & -free;
          count += place(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return count;
      };
      return place(0, 0, 0, 0);
    },
  }),
  known({
    name: 'best stretch by halves',
    input: (n) => list(n, () => below(1000)),
    truth: linearithmic,
    subject: function most(items: number[], from = 0, to = items.length): number {
      if (to - from < 2) return items[from] ?? 0;
      const middle = (from + to) >> 1;
      let sum = 0;
      for (let i = from; i < to; i++) sum = Math.max(sum, sum + (items[i] as number) - 500);
      return Math.max(sum, most(items, from, middle), most(items, middle, to));
    },
  }),
]);
