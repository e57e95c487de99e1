import { below, ids, list, login, shuffled, users } from '../data.js';
import { linear, linearInCaches, linearithmic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

export const drainsHeld = kind('input drained or sorted', [
  known({
    name: 'inbox sorted in place, then read to its end',
    input: users,
    truth: linearithmic,
    subject: (inbox) => {
      inbox.sort((a, b) => a.age - b.age || b.id - a.id);
      let unread = 0;
      while (inbox.length > 0) if (inbox.pop()?.active) unread++;
      return unread;
    },
  }),
  known({
    name: 'sessions that expired deleted from their Map',
    input: (n) => new Map(list(n, () => [login(), { user: below(n), expires: below(1000) }])),
    truth: linearInCaches,
    subject: (sessions) => {
      for (const [token, { expires }] of sessions) if (expires < 500) sessions.delete(token);
      return sessions.size;
    },
  }),
  known({
    name: 'median by partitions in place',
    input: ids,
    truth: linear,
    subject: (values) => {
      const wanted = values.length >> 1;
      let from = 0;
      let to = values.length - 1;
      while (from < to) {
        const pivot = values[(from + to) >> 1] as number;
        let [low, high] = [from, to];
        while (low <= high) {
          while ((values[low] as number) < pivot) low++;
          while ((values[high] as number) > pivot) high--;
          if (low > high) break;
          [values[low], values[high]] = [values[high] as number, values[low] as number];
          low++;
          high--;
        }
        if (wanted <= high) to = high;
        else if (wanted >= low) from = low;
        else break;
      }
      return values[wanted];
    },
  }),
  known({
    name: 'gloves paired until none is left',
    input: (n) => shuffled(list(n, (i) => ({ model: `model ${i >> 1}`, left: i % 2 === 0 }))),
    truth: quadraticFrom(256),
    subject: (gloves) => {
      let pairs = 0;
      for (let glove = gloves.pop(); glove; glove = gloves.pop()) {
        const { model } = glove;
        const at = gloves.findIndex((other) => other.model === model);
        if (at < 0) continue;
        gloves.splice(at, 1);
        pairs++;
      }
      return pairs;
    },
  }),
]);
