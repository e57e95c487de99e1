import { below, list, logins, shuffled, users } from '../data.js';
import { linear, linearithmic, power2_5, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

export const differencesHeld = kind('dedupe and difference', [
  known({
    name: 'rows added, removed and changed, by id',
    input: (n) => {
      const before = users(n);
      const after = before.map((row) => ({ ...row, id: row.id + (n >> 2), age: row.age + below(2) }));
      return { before, after };
    },
    // Beyond 4,096 the tables are large objects out of the caches: local exponents 1.3 to 2.0 at n = 8,192 to 131,072.
    truth: regimes([0, 4096, linear], [4097, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: ({ before, after }) => {
      const left = new Map(before.map((row) => [row.id, row]));
      const added: number[] = [];
      const changed: number[] = [];
      for (const row of after) {
        const old = left.get(row.id);
        if (!old) added.push(row.id);
        else if (old.email !== row.email || old.age !== row.age) changed.push(row.id);
        left.delete(row.id);
      }
      return { added, changed, removed: [...left.keys()] };
    },
  }),
  known({
    name: 'same members, by sorted copies',
    input: (n) => {
      const one = logins(n);
      return { one, other: shuffled([...one]) };
    },
    truth: linearithmic,
    subject: ({ one, other }) => {
      const sorted = [...other].sort();
      return one.length === other.length && [...one].sort().every((name, i) => name === sorted[i]);
    },
  }),
  known({
    name: 'most alike of n texts of √n words, each pair',
    // Numbers of words, ascending, as an index of a text has them.
    input: (n) =>
      list(n, () => {
        let word = 0;
        return list(Math.ceil(Math.sqrt(n)), () => {
          word += 1 + below(6);
          return word;
        });
      }),
    truth: power2_5,
    subject: (texts) => {
      let best = { shared: -1, a: 0, b: 0 };
      for (const [a, one] of texts.entries())
        for (let b = a + 1; b < texts.length; b++) {
          const other = texts[b] as number[];
          let shared = 0;
          for (let i = 0, j = 0; i < one.length && j < other.length; ) {
            const gap = (one[i] as number) - (other[j] as number);
            if (gap === 0) shared++;
            if (gap <= 0) i++;
            if (gap >= 0) j++;
          }
          if (shared > best.shared) best = { shared, a, b };
        }
      return best;
    },
  }),
]);
