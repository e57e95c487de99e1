import { list, same } from '../data.js';
import { power1_5 } from '../growth.js';
import { kind, known } from '../known.js';

export const betweens = kind('between powers', [
  known({
    name: 'n sqrt n',
    input: same,
    truth: power1_5,
    subject: (n) => {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j * j < n; j++) sum += i ^ j;
      return sum;
    },
  }),
  known({
    name: 'range sums by blocks of the root',
    input: (n) => list(n, (i) => i % 17),
    truth: power1_5,
    subject: (xs) => {
      const size = Math.ceil(Math.sqrt(xs.length));
      const blocks = list(size, (b) => xs.slice(b * size, b * size + size).reduce((sum, x) => sum + x, 0));
      let total = 0;
      for (let end = 1; end <= xs.length; end++) {
        const whole = Math.floor(end / size);
        for (let b = 0; b < size; b++) total += b < whole ? (blocks[b] as number) : 0;
        for (let i = whole * size; i < end; i++) total += xs[i] as number;
      }
      return total;
    },
  }),
]);
