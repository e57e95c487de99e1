import { below, list, login, logins, word } from '../data.js';
import { linear, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

export const objectsHeld = kind('object as a map', [
  known({
    name: 'documents of eight words by word',
    input: (n) => list(n, (id) => ({ id, title: list(4, word).join(' ').toLowerCase() })),
    truth: linear,
    subject: (documents) => {
      const index: Record<string, number[]> = {};
      for (const { id, title } of documents)
        for (const one of title.split(' ')) {
          index[one] ??= [];
          index[one].push(id);
        }
      return index;
    },
  }),
  known({
    name: 'anagrams gathered under their sorted letters',
    input: (n) => logins(n).map((name) => name.slice(4, 8)),
    // 0.8 µs a word up to n = 2,048, 1.0 at 4,096, 1.3 at 8,192, 1.8 at 32,768: a dictionary that outgrows the processor's caches.
    truth: regimes([0, 2048, linear], [2049, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: (words) => {
      const groups: { [letters: string]: string[] } = {};
      for (const one of words) {
        const letters = [...one].sort().join('');
        if (groups[letters]) groups[letters].push(one);
        else groups[letters] = [one];
      }
      return Object.values(groups).filter((group) => group.length > 1);
    },
  }),
  known({
    name: 'empty or not, by the keys of an object',
    input: (n) => Object.fromEntries(list(n, () => [login(), below(10)])),
    // Beyond 1,000 keys V8 keeps a dictionary, whose keys it has to sort: 9 ns a key at n = 756, 76 at 1,074, 103 at 12,516, 191 at 50,890.
    truth: regimes([0, 1000, linear], [1001, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: (cart) => Object.keys(cart).length === 0,
  }),
]);
