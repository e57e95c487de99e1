// Ten ordinary functions, each with the bound that it is specified with.
const list = (n) => Array.from({ length: n }, (_, i) => (i * 7919) % n);
const names = (n) => list(n).map((id) => `user ${id}`);

export const subjects = [
  { subject: (items) => items.reduce((sum, item) => sum + item, 0), bound: 'n', input: list },
  { subject: (items) => items.toSorted((a, b) => a - b), bound: 'n log n', input: list },
  { subject: (items) => [...new Set(items)], bound: 'n', input: names },
  { subject: (items) => JSON.parse(JSON.stringify(items)), bound: 'n', input: names },
  { subject: (items) => items.map((item) => item * 2).filter((item) => item % 3 === 0), bound: 'n', input: list },
  { subject: (items) => items.join(',').split(','), bound: 'n', input: names },
  { subject: (items) => Object.groupBy(items, (item) => item % 10), bound: 'n', input: list },
  {
    subject(items) {
      const seen = [];
      for (const item of items) if (!seen.includes(item)) seen.push(item);
      return seen;
    },
    bound: 'n log n',
    input: names,
  },
  {
    subject(items) {
      let pairs = 0;
      for (const a of items) for (const b of items) if (a === b) pairs += 1;
      return pairs;
    },
    bound: 'n^2',
    input: list,
  },
  {
    subject({ items, wanted }) {
      let low = 0;
      let high = items.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (items[middle] < wanted) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    bound: 'log n',
    input: (n) => ({ items: Float64Array.from({ length: n }, (_, i) => i), wanted: n / 3 }),
  },
].map(({ subject, bound, input }, index) => ({
  subject: Object.defineProperty(subject, 'name', { value: `subject ${index + 1}` }),
  bound,
  input,
}));
