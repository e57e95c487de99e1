import { describe, expect, test } from 'vitest';
import { causeAt } from '../../src/explain/causes/index.js';
import { sequentialAwaits } from '../../src/explain/causes/sequential-awaits.js';
import { isFunction, SyntaxTree } from '../../src/explain/syntax.js';

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
      `const tree = (rows, parent) => rows
  .filter((row) => row.parent === parent) // here
  .map((row) => ({ ...row, children: tree(rows, row.id) }));`,
      `const tree = (rows, parent) => (rows.get(parent) ?? []) // here
  .map((row) => ({ ...row, children: tree(rows, row.id) }));`,
    ],
    [
      `function reach(graph, start) {
  const visited = [];
  const visit = (id) => {
    if (visited.includes(id)) return; // here
    visited.push(id);
    for (const next of graph.get(id)) visit(next);
  };
  visit(start);
  return visited;
}`,
      `function reach(graph, start) {
  const visited = new Set();
  const visit = (id) => {
    if (visited.has(id)) return; // here
    visited.add(id);
    for (const next of graph.get(id)) visit(next);
  };
  visit(start);
  return [...visited];
}`,
    ],
    [
      `function resolve(library, id) {
  for (const track of library) { // here
    if (track.id === id) return track;
  }
}
for (const id of ids) tracks.push(resolve(library, id));`,
      `function resolve(library, id) {
  return library.get(id); // here
}
for (const id of ids) tracks.push(resolve(library, id));`,
    ],
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
      `for (const order of orders)
  groups.set(order.customer, [...(groups.get(order.customer) ?? []), order]); // here`,
      `for (const order of orders)
  groups.get(order.customer).push(order); // here`,
    ],
    [
      `class Cart {
  add(item) {
    this.items = [...this.items, item]; // here
  }
}
for (const item of items) cart.add(item);`,
      `class Cart {
  add(item) {
    this.items.push(item); // here
  }
}
for (const item of items) cart.add(item);`,
    ],
    [
      `const add = (state, item) => ({ items: state.items.concat(item) }); // here
let state = { items: [] };
for (const item of items) state = add(state, item);`,
      `const add = (state, item) => { state.items.push(item); return state; }; // here
let state = { items: [] };
for (const item of items) state = add(state, item);`,
    ],
    [
      `function reducer(state, action) {
  return { ...state, todos: [...state.todos, action.todo] }; // here
}
const replay = (actions) => actions.reduce(reducer, { todos: [] });`,
      `function reducer(state, action) {
  return { ...action, seen: true }; // here
}
const replay = (actions) => actions.reduce(reducer, { todos: [] });`,
    ],
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
      `class Pairs {
  #rows = [];
  find() {
    for (let i = 0; i < this.#rows.length; i++) {
      for (let j = i + 1; j < this.#rows.length; j++) check(i, j); // here
    }
  }
}`,
      `class Pairs {
  #rows = [];
  find() {
    for (let i = 0; i < this.#rows.length; i++) {
      for (let j = i + 1; j < this.#near.length; j++) check(i, j); // here
    }
  }
}`,
    ],
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
      `class Words {
  has(word) {
    return this.words.has(word); // here
  }
}
function split(text, start, words) {
  for (let end = start + 1; end <= text.length; end++) {
    if (words.has(text.slice(start, end)) && split(text, end, words)) return true;
  }
  return start === text.length;
}`,
      `class Words {
  has(word) {
    return this.words.has(word); // here
  }
}
function split(text, start, words, failed = new Set()) {
  for (let end = start + 1; end <= text.length; end++) {
    if (words.has(text.slice(start, end)) && !failed.has(end) && split(text, end, words, failed)) return true;
  }
  failed.add(start);
  return start === text.length;
}`,
    ],
    [
      `const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)); // here`,
      `function fib(n, memo = new Map()) {
  if (!memo.has(n)) memo.set(n, n < 2 ? n : fib(n - 1, memo) + fib(n - 2, memo)); // here
  return memo.get(n);
}`,
    ],
  ],
  'missing-memo': [
    [
      `class Taxes {
  constructor(rules) { this.rules = rules; }
  byKey() {
    const index = new Map();
    for (const rule of this.rules) index.set(rule.key, rule); // here
    return index;
  }
  rate(sale) { return this.byKey().get(sale.key); }
}
const total = (taxes, sales) => sales.reduce((sum, sale) => sum + taxes.rate(sale), 0);`,
      `class Taxes {
  constructor(rules) {
    this.index = new Map();
    for (const rule of rules) this.index.set(rule.key, rule); // here
  }
  rate(sale) { return this.index.get(sale.key); }
}
const total = (taxes, sales) => sales.reduce((sum, sale) => sum + taxes.rate(sale), 0);`,
    ],
    [
      `function bySku(catalog) {
  const index = new Map();
  for (const item of catalog) index.set(item.sku, item); // here
  return index;
}
const priced = (lines, catalog) => lines.map((line) => bySku(catalog).get(line.sku));`,
      `function bySku(catalog) {
  const index = new Map();
  for (const item of catalog) index.set(item.sku, item); // here
  return index;
}
function priced(lines, catalog) {
  const index = bySku(catalog);
  return lines.map((line) => index.get(line.sku));
}`,
    ],
    [
      `for (const row of rows) {
  const names = Object.keys(schema); // here
  found.push(names.map((name) => row[name]));
}`,
      `const names = Object.keys(schema); // here
for (const row of rows) found.push(names.map((name) => row[name]));`,
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
      'a search in the own list of each call of a recursion',
      `function count(node) {
  const open = node.children.filter((child) => child.open); // here
  return 1 + open.reduce((sum, child) => sum + count(child), 0);
}`,
    ],
    [
      'a search that tries a board out',
      `function place(row, board) {
  let found = 0;
  for (let column = 0; column < board.size; column++) {
    board.queens.push(column);
    found += place(row + 1, board); // here
    board.queens.pop();
  }
  return found;
}`,
    ],
    [
      'permutations',
      `function permute(rest, path) {
  const all = [];
  for (let i = 0; i < rest.length; i++) all.push(permute(without(rest, i), [...path, rest[i]])); // here
  return all;
}`,
    ],
    [
      'a reader that goes on with every call',
      `class Reader {
  next() {
    for (; this.at < this.text.length; this.at++) if (this.text[this.at] === ' ') break; // here
    return this.text[this.at++];
  }
  word() { return this.next(); }
}
for (const line of lines) words.push(reader.word());`,
    ],
    [
      'an index of what grows meanwhile',
      `class Rules {
  add(rule) { this.rules.push(rule); }
  byKey() {
    const index = new Map();
    for (const rule of this.rules) index.set(rule.key, rule); // here
    return index;
  }
  find(key) { return this.byKey().get(key); }
}
for (const rule of given) if (!rules.find(rule.key)) rules.add(rule);`,
    ],
    [
      'groups that begin anew',
      `for (const [key, list] of lists)
  groups.set(key, [...list, key]); // here`,
    ],
    [
      'a list that a function makes of its own',
      `function padded(row) {
  let all = [row];
  all = [...all, row]; // here
  return all;
}
for (const row of rows) out.push(padded(row));`,
    ],
    [
      'a call in a loop of what the loop changes',
      `for (const item of items) {
  cart.push(item);
  totals.push(JSON.stringify(cart)); // here
}`,
    ],
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
    [
      "a search in the pass's own list",
      `for (const order of orders) {
  if (order.tags.includes(tag)) found.push(order); // here
}`,
    ],
    [
      'a search in a list that a function is given by the pass',
      `const open = (lines) => lines.filter((line) => line.count > 0); // here
for (const order of orders) rows.push(open(order.lines));`,
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

describe('awaits one after the other', () => {
  const isSequential = (source: string): boolean => {
    const tree = SyntaxTree.of(source);
    const own = tree?.nodes.find(isFunction);
    return Boolean(tree && own && sequentialAwaits(tree, own));
  };

  test('are said of a loop that waits for calls which do not need each other, and not of its repaired twin', () => {
    expect(
      isSequential(
        'async function load(ids) { const all = []; for (const id of ids) all.push(await fetchOne(id)); return all; }',
      ),
    ).toBe(true);
    expect(isSequential('async function load(ids) { return Promise.all(ids.map((id) => fetchOne(id))); }')).toBe(false);
  });

  test.each([
    [
      'a page that leads to the next',
      'async function load() { let at = 0; for (let i = 0; i < 9; i++) { const page = await fetchPage(at); at = page.next; } }',
    ],
    [
      'a loop that ends at what it found',
      'async function load(urls) { for (const url of urls) { const found = await ask(url); if (found) return found; } }',
    ],
    ['tries', 'async function load() { for (let i = 0; i < 3; i++) { try { await ask(); } catch {} } }'],
    ['a stream', 'async function load(rows) { for await (const row of rows) await store(row); }'],
    ['a pause', 'async function load(ids) { for (const id of ids) { start(id); await sleep(5); } }'],
  ])('are not said of %s', (_, source) => {
    expect(isSequential(source)).toBe(false);
  });
});
