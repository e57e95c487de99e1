import { below, list, orders } from '../data.js';
import { linear, quadraticFrom, root } from '../growth.js';
import { kind, known } from '../known.js';

export const reportsHeld = kind('report', [
  known({
    name: 'ledger of 40 accounts with their balances',
    input: (n) => list(n, () => ({ account: `DE${1000 + below(40)}`, cents: below(200_000) - 100_000 })),
    truth: linear,
    subject: (entries) => {
      const balances = new Map<string, number>();
      return entries.map(({ account, cents }) => {
        const balance = (balances.get(account) ?? 0) + cents;
        balances.set(account, balance);
        return `${account} ${(cents / 100).toFixed(2)} ${(balance / 100).toFixed(2)}${balance < 0 ? ' overdrawn' : ''}`;
      });
    },
  }),
  known({
    name: 'share of each sale in a total summed anew',
    input: orders,
    truth: quadraticFrom(128),
    subject: (sales) =>
      sales.map(({ id, cents }) => ({ id, share: cents / sales.reduce((total, sale) => total + sale.cents, 0) })),
  }),
  known({
    name: 'loyalty level of n points',
    input: (n) => ({ points: n }),
    truth: root,
    subject: ({ points }) => {
      let level = 0;
      let left = points;
      for (let price = 1; left >= price; price += 1) {
        left -= price;
        level++;
      }
      return { level, left };
    },
  }),
]);
