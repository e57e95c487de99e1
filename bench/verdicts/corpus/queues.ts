import { list, ordered, users } from '../data.js';
import { linear, linearIntoArray, linearIntoTable, quadratic, quadraticFrom, regimes } from '../growth.js';
import { kind, known } from '../known.js';

/** V8 moves the start of an array up to about 16,000 elements, and all elements beyond. */
const shifting = regimes([0, 16_000, linear], [60_000, Number.POSITIVE_INFINITY, quadratic]);
/** All elements are moved at every size, so fast that it shows little by little: local exponents 1.4 at n = 1,000, 1.7 at 4,000, 2 and more at 16,000. */
const moving = regimes([0, 16_000, [linear, quadratic]], [16_001, Number.POSITIVE_INFINITY, quadratic]);

export const queues = kind('queue', [
  known({
    name: 'shift queue',
    input: ordered,
    truth: shifting,
    subject: (xs) => {
      let sum = 0;
      while (xs.length > 0) sum += xs.shift() as number;
      return sum;
    },
  }),
  known({
    name: 'draining queue, n²',
    input: ordered,
    truth: quadratic,
    subject: (xs) => {
      let sum = 0;
      while (xs.length > 0) {
        for (const x of xs) sum += x;
        xs.pop();
      }
      return sum;
    },
  }),
  known({
    name: 'splice from the front',
    input: (n) => list(n, (id) => ({ id, done: false })),
    truth: moving,
    subject: (jobs) => {
      let count = 0;
      while (jobs.length > 0) for (const job of jobs.splice(0, 1)) count += job.done ? 0 : 1;
      return count;
    },
  }),
  known({
    name: 'unshift of each',
    input: ordered,
    truth: moving,
    subject: (xs) => {
      const reversed: number[] = [];
      for (const x of xs) reversed.unshift(x);
      return reversed.length;
    },
  }),
  known({
    name: 'pop stack',
    input: users,
    truth: linear,
    subject: (rows) => {
      let adults = 0;
      for (let row = rows.pop(); row; row = rows.pop()) if (row.age >= 21) adults++;
      return adults;
    },
  }),
  known({
    name: 'queue with an index',
    input: (n) => list(n, (id) => ({ id, retries: id % 3 })),
    truth: linearIntoArray,
    subject: (jobs) => {
      const queue = [...jobs];
      for (let at = 0; at < queue.length; at++) {
        const job = queue[at]!;
        if (job.retries > 0) queue.push({ id: job.id, retries: job.retries - 1 });
      }
      return queue.length;
    },
  }),
  known({
    name: 'queue by slice(1)',
    input: (n) => list(n, (id) => ({ id })),
    truth: quadraticFrom(500),
    subject: (jobs) => {
      let left = jobs;
      let sum = 0;
      while (left.length > 0) {
        sum += left[0]!.id;
        left = left.slice(1);
      }
      return sum;
    },
  }),
  known({
    name: 'queue by destructured rest',
    input: ordered,
    truth: quadratic,
    subject: (xs) => {
      let left = xs;
      let sum = 0;
      while (left.length > 0) {
        const [first, ...rest] = left;
        sum += first as number;
        left = rest;
      }
      return sum;
    },
  }),
  known({
    name: 'Set drained from the front',
    input: (n) => new Set(users(n)),
    truth: linearIntoTable,
    subject: (waiting) => {
      let count = 0;
      for (const one of waiting) {
        waiting.delete(one);
        count++;
      }
      return count;
    },
  }),
  known({
    name: 'ring buffer',
    input: (n) => ({ n, ring: new Float64Array(1024) }),
    truth: linear,
    subject: ({ n, ring }) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        ring[i & 1023] = i;
        sum += ring[(i * 7) & 1023]!;
      }
      return sum;
    },
  }),
]);
