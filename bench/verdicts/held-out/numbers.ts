import { below, random } from '../data.js';
import { linear, linearithmic, logarithmic, root } from '../growth.js';
import { kind, known } from '../known.js';

export const numbersHeld = kind('numbers', [
  known({
    name: 'greatest common divisor of neighbours in a golden ratio',
    input: (n) => [Math.round(n * 1.618033988749895), n] as const,
    truth: logarithmic,
    subject: ([a, b]) => {
      let [great, small] = [a, b];
      while (small > 0) [great, small] = [small, great % small];
      return great;
    },
  }),
  known({
    name: 'sum of two squares, from both ends',
    // Never one: the walk is always to its end.
    input: (n) => 4 * n + 3,
    truth: root,
    subject: (wanted) => {
      let low = 0;
      let high = Math.floor(Math.sqrt(wanted));
      while (low <= high) {
        const sum = low * low + high * high;
        if (sum === wanted) return [low, high];
        if (sum < wanted) low++;
        else high--;
      }
      return undefined;
    },
  }),
  known({
    name: 'spectrum of n samples',
    // Padded to a power of two: flat between powers, twice as much and a little more at each.
    input: (n) => Float64Array.from({ length: n }, random),
    truth: linearithmic,
    subject: (samples) => {
      const size = 2 ** Math.ceil(Math.log2(samples.length));
      const bits = Math.log2(size);
      const re = new Float64Array(size);
      const im = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        let mirrored = 0;
        for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) mirrored |= 1 << (bits - 1 - bit);
        re[mirrored] = samples[i] ?? 0;
      }
      for (let half = 1; half < size; half *= 2)
        for (let k = 0; k < half; k++) {
          const cos = Math.cos((Math.PI * k) / half);
          const sin = -Math.sin((Math.PI * k) / half);
          for (let at = k; at < size; at += 2 * half) {
            const [a, b] = [re[at + half] as number, im[at + half] as number];
            const [x, y] = [a * cos - b * sin, a * sin + b * cos];
            re[at + half] = (re[at] as number) - x;
            im[at + half] = (im[at] as number) - y;
            re[at] = (re[at] as number) + x;
            im[at] = (im[at] as number) + y;
          }
        }
      return re.map((x, i) => Math.hypot(x, im[i] as number));
    },
  }),
  known({
    name: 'keys of 32 bits sorted byte by byte',
    input: (n) => Uint32Array.from({ length: n }, () => below(2 ** 32)),
    truth: linear,
    subject: (keys) => {
      let [from, to] = [keys, new Uint32Array(keys.length)];
      for (let shift = 0; shift < 32; shift += 8) {
        const ends = new Uint32Array(257);
        for (const key of from) ends[((key >>> shift) & 255) + 1] = (ends[((key >>> shift) & 255) + 1] as number) + 1;
        for (let byte = 0; byte < 256; byte++) ends[byte + 1] = (ends[byte + 1] as number) + (ends[byte] as number);
        for (const key of from) {
          const byte = (key >>> shift) & 255;
          const place = ends[byte] as number;
          to[place] = key;
          ends[byte] = place + 1;
        }
        [from, to] = [to, from];
      }
      return from;
    },
  }),
]);
