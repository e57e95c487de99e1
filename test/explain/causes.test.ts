import { describe, expect, test } from 'vitest';
import { causeAt } from '../../src/explain/causes/index.js';
import { SyntaxTree } from '../../src/explain/syntax.js';

/** The cause said of the line that `// here` ends. */
function causeOf(source: string): string | undefined {
  const tree = SyntaxTree.of(source);
  if (!tree) throw new Error('The source cannot be parsed.');
  const line = source.split('\n').findIndex((text) => text.endsWith('// here')) + 1;
  return causeAt({ tree, line })?.id;
}

/** Each cause with a planted defect and its repaired twin. */
const pairs: Record<string, [planted: string, repaired: string][]> = {
  'linear-search': [
    [
      `function dedupe(names) {
  const seen = [];
  for (const name of names) {
    if (!seen.includes(name)) seen.push(name); // here
  }
  return seen;
}`,
      `function dedupe(names) {
  const seen = new Set();
  for (const name of names) {
    if (!seen.has(name)) seen.add(name); // here
  }
  return [...seen];
}`,
    ],
    [
      `const find = (users, id) => users.find((user) => user.id === id); // here
export const names = (orders, users) => orders.map((order) => find(users, order.user).name);`,
      `const find = (users, id) => users.get(id); // here
export const names = (orders, users) => orders.map((order) => find(users, order.user).name);`,
    ],
  ],
  'copied-accumulator': [
    [
      `const byId = (users) => users.reduce((all, user) => ({ ...all, [user.id]: user }), {}); // here`,
      `const byId = (users) => users.reduce((all, user) => { all[user.id] = user; return all; }, {}); // here`,
    ],
    [
      `function all(pages) {
  let found = [];
  for (const page of pages) found = found.concat(page.items); // here
  return found;
}`,
      `function all(pages) {
  const found = [];
  for (const page of pages) found.push(...page.items); // here
  return found;
}`,
    ],
    [
      `const merge = (parts) => parts.reduce((all, part) => Object.assign({}, all, part), {}); // here`,
      `const merge = (parts) => parts.reduce((all, part) => Object.assign(all, part), {}); // here`,
    ],
  ],
  'front-of-array': [
    [
      `function drain(queue) {
  while (queue.length > 0) run(queue.shift()); // here
}`,
      `function drain(queue) {
  for (let head = 0; head < queue.length; head++) run(queue[head]); // here
}`,
    ],
  ],
  'sort-in-loop': [
    [
      `for (const score of scores) {
  best.push(score);
  best.sort((a, b) => b - a); // here
}`,
      `for (const score of scores) best.push(score);
best.sort((a, b) => b - a); // here`,
    ],
  ],
  'made-per-pass': [
    [
      `const price = (cents) => new Intl.NumberFormat('de').format(cents); // here
const all = (items) => items.map((item) => price(item.cents));`,
      `const format = new Intl.NumberFormat('de');
const price = (cents) => format.format(cents); // here
const all = (items) => items.map((item) => price(item.cents));`,
    ],
  ],
  'json-copy': [
    [
      `const copy = (value) => JSON.parse(JSON.stringify(value)); // here`,
      `const copy = (value) => ({ ...value }); // here`,
    ],
  ],
  backtracking: [
    [
      `const ok = (text) => /^(\\w+\\s?)*$/.test(text); // here`,
      `const ok = (text) => /^\\w+(?:\\s\\w+)?$/.test(text); // here`,
    ],
  ],
  'nested-loops': [
    [
      `for (const a of rows) {
  for (const b of rows) if (a.key === b.key) pairs.push([a, b]); // here
}`,
      `for (const a of rows) {
  for (const b of byKey.get(a.key)) pairs.push([a, b]); // here
}`,
    ],
  ],
  'recursion-without-memo': [
    [
      `const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)); // here`,
      `function fib(n, memo = new Map()) {
  if (!memo.has(n)) memo.set(n, n < 2 ? n : fib(n - 1, memo) + fib(n - 2, memo)); // here
  return memo.get(n);
}`,
    ],
  ],
  'synchronous-api': [
    [
      `async function load(file) {
  return parse(fs.readFileSync(file, 'utf8')); // here
}`,
      `async function load(file) {
  return parse(await fs.promises.readFile(file, 'utf8')); // here
}`,
    ],
  ],
};

describe.each(Object.entries(pairs))('%s', (id, all) => {
  test.each(all)('is said of a planted defect and not of its repaired twin', (planted, repaired) => {
    expect(causeOf(planted)).toBe(id);
    expect(causeOf(repaired)).toBeUndefined();
  });
});

describe('nothing is said of', () => {
  test.each([
    [
      'a search in a short list that is written out',
      `const stop = ['the', 'of'];
for (const word of words) if (!stop.includes(word)) found.push(word); // here`,
    ],
    [
      'a text that is searched for a literal',
      `for (const line of lines) {
  if (line.includes(',')) rows.push(line); // here
}`,
    ],
    ['a search outside any loop', `const first = (users, id) => users.find((user) => user.id === id); // here`],
    [
      'the list that a loop walks, made once',
      `for (const user of users.filter((each) => each.active)) { // here
  greet(user);
}`,
    ],
    [
      'loops over different data',
      `for (const row of rows) {
  for (const column of columns) draw(row, column); // here
}`,
    ],
    [
      'a binary search that calls itself in one branch or the other',
      `function search(list, wanted, low, high) {
  const middle = (low + high) >> 1;
  return list[middle] < wanted ? search(list, wanted, middle + 1, high) : search(list, wanted, low, middle - 1); // here
}`,
    ],
  ])('%s', (_, source) => {
    expect(causeOf(source)).toBeUndefined();
  });
});
