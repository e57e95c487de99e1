import { below, list, login, logins, word } from '../data.js';
import { linear } from '../growth.js';
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
    truth: linear,
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
    truth: linear,
    subject: (cart) => Object.keys(cart).length === 0,
  }),
]);
