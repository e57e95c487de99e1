import { below, list, orders } from '../data.js';
import { linear, linearithmic } from '../growth.js';
import { kind, known } from '../known.js';

const methods = ['card', 'cash', 'invoice', 'voucher'];

export const groupsHeld = kind('group', [
  known({
    name: 'sales pivoted by year and method',
    input: (n) => orders(n).map((sale) => ({ ...sale, method: methods[below(4)] as string })),
    truth: linear,
    subject: (sales) => {
      const table: Record<string, Record<string, { count: number; cents: number }>> = {};
      for (const { at, method, cents } of sales) {
        table[at.slice(0, 4)] ??= {};
        const row = table[at.slice(0, 4)] as (typeof table)[string];
        row[method] ??= { count: 0, cents: 0 };
        const cell = row[method] as (typeof row)[string];
        cell.count += 1;
        cell.cents += cents;
      }
      return Object.entries(table).map(([year, row]) => [year, ...methods.map((one) => row[one]?.cents ?? 0)]);
    },
  }),
  known({
    name: 'median time of each endpoint',
    input: (n) => list(n, () => ({ endpoint: `/v1/things/${below(12)}`, ms: below(100_000) / 10 })),
    truth: linearithmic,
    subject: (requests) => {
      const times = new Map<string, number[]>();
      for (const { endpoint, ms } of requests) {
        if (!times.has(endpoint)) times.set(endpoint, []);
        times.get(endpoint)?.push(ms);
      }
      return [...times].map(([endpoint, all]) => [endpoint, all.sort((a, b) => a - b)[all.length >> 1]]);
    },
  }),
  known({
    name: 'clicks cut into sessions',
    input: (n) => list(n, () => ({ visitor: `v${below(1 + (n >> 3))}`, at: below(100_000) })),
    truth: linearithmic,
    subject: (clicks) => {
      clicks.sort((a, b) => (a.visitor === b.visitor ? a.at - b.at : a.visitor < b.visitor ? -1 : 1));
      const sessions: { visitor: string; from: number; to: number; clicks: number }[] = [];
      for (const { visitor, at } of clicks) {
        const open = sessions[sessions.length - 1];
        if (open?.visitor === visitor && at - open.to < 1800) {
          open.to = at;
          open.clicks++;
        } else sessions.push({ visitor, from: at, to: at, clicks: 1 });
      }
      return sessions;
    },
  }),
]);
