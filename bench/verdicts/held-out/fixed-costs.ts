import { pbkdf2Sync } from 'node:crypto';
import { below, list, login, orders, users } from '../data.js';
import { constant, quadratic } from '../growth.js';
import { kind, known } from '../known.js';

const rates = JSON.stringify(Object.fromEntries(list(4000, (i) => [`rate${i}`, { from: i, cents: i % 900 }])));

export const fixedCostsHeld = kind('fixed cost', [
  known({
    name: 'price list parsed, then orders of the same buyer in pairs',
    input: orders,
    truth: (to) => (to < 2000 ? [constant, quadratic] : quadratic),
    subject: (sales) => {
      const prices = JSON.parse(rates) as Record<string, { cents: number }>;
      let again = 0;
      for (const sale of sales)
        for (const other of sales) if (sale.userId === other.userId && sale.id < other.id) again++;
      return again + (prices.rate7?.cents ?? 0);
    },
  }),
  known({
    name: 'key derived, then e-mails compared in pairs',
    input: users,
    truth: (to) => (to < 2000 ? [constant, quadratic] : quadratic),
    subject: (rows) => {
      const key = pbkdf2Sync('correct horse', 'salt', 20_000, 32, 'sha256');
      const twice = rows.filter((row, i) => rows.some((other, j) => i !== j && other.email === row.email));
      return twice.length + key.length;
    },
  }),
  known({
    name: '4 ms waited, then seats that see each other counted',
    input: (n) => list(n, () => ({ guest: login(), row: below(50), column: below(50) })),
    truth: (to) => (to < 2000 ? [constant, quadratic] : quadratic),
    subject: async (seats) => {
      await new Promise((resolve) => setTimeout(resolve, 4));
      return seats.reduce(
        (count, a) => count + seats.filter((b) => a.row === b.row || a.column === b.column).length - 1,
        0,
      );
    },
  }),
]);
