import { list, login, logins, numbers, users } from '../data.js';
import { cubic, linear, linearIntoArray, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

export const accumulators = kind('accumulator', [
  known({
    name: 'spread in reduce',
    input: logins,
    // Objects leave the processor's caches and become dictionaries: between n² and n³ up to thousands of keys.
    truth: [quadratic, cubic],
    subject: (names) => names.reduce<Record<string, number>>((all, name) => ({ ...all, [name]: 1 }), {}),
  }),
  known({
    name: 'array spread in reduce',
    input: numbers,
    truth: quadratic,
    subject: (xs) => xs.reduce<number[]>((all, x) => [...all, x], []),
  }),
  known({
    name: 'concat in a loop',
    input: users,
    truth: quadraticFrom(500),
    subject: (rows) => {
      let names: string[] = [];
      for (const { name } of rows) names = names.concat(name);
      return names;
    },
  }),
  known({
    name: 'Object.assign of a copy in a loop',
    input: logins,
    truth: [quadratic, cubic],
    subject: (names) => {
      let all: Record<string, number> = {};
      for (const name of names) all = Object.assign({}, all, { [name]: name.length });
      return all;
    },
  }),
  known({
    name: 'new Map of a Map in a loop',
    input: (n) => list(n, (id) => ({ id, name: login() })),
    truth: quadratic,
    subject: (rows) => rows.reduce((all, { id, name }) => new Map([...all, [id, name]]), new Map<number, string>()),
  }),
  known({
    name: 'push in a loop',
    input: users,
    truth: linearIntoArray,
    subject: (rows) => {
      const found: { label: string }[] = [];
      for (const { name, city } of rows) if (city !== 'Riga') found.push({ label: `${name}, ${city}` });
      return found;
    },
  }),
  known({
    name: 'fromEntries of mapped entries',
    input: (n) => Object.fromEntries(list(n, (id) => [`k${id}`, id])),
    truth: linear,
    subject: (prices) => Object.fromEntries(Object.entries(prices).map(([key, price]) => [key, price * 1.2])),
  }),
  known({
    name: 'keys deleted one by one',
    input: (n) => Object.fromEntries(list(n, (id) => [`key${id}`, id])),
    truth: linear,
    subject: (all) => {
      for (const key of Object.keys(all)) if (all[key]! % 3 > 0) delete all[key];
      return all;
    },
  }),
  known({
    name: 'object as a Map, asked each time for its keys',
    input: logins,
    truth: quadraticFrom(150),
    subject: (names) => {
      const seen: Record<string, number> = {};
      let most = 0;
      for (const name of names) {
        seen[name] = 1;
        most = Math.max(most, Object.keys(seen).length);
      }
      return most;
    },
  }),
  known({
    name: 'flatMap and flat',
    input: users,
    truth: linearIntoArray,
    subject: (rows) => rows.flatMap(({ name, city }) => [[name], [city, city]]).flat().length,
  }),
  known({
    name: 'generator pipeline',
    input: users,
    truth: linear,
    subject: (rows) => {
      function* active() {
        for (const row of rows) if (row.active) yield row;
      }
      function* named() {
        for (const { name } of active()) yield name.toUpperCase();
      }
      return [...named()];
    },
  }),
  known({
    name: 'class instances',
    input: users,
    truth: linear,
    subject: (rows) => {
      class Account {
        #balance = 0;
        constructor(readonly owner: string) {}
        pay(cents: number): this {
          this.#balance += cents;
          return this;
        }
        get balance(): number {
          return this.#balance;
        }
      }
      return rows.map(({ name, age }) => new Account(name).pay(age)).reduce((sum, { balance }) => sum + balance, 0);
    },
  }),
  known({
    name: 'closures called',
    input: numbers,
    truth: linearIntoArray,
    subject: (xs) => xs.map((x) => () => x + 1).reduce((sum, next) => sum + next(), 0),
  }),
  known({
    name: 'rows frozen and merged',
    input: users,
    truth: linear,
    subject: (rows) => rows.map((row) => Object.freeze({ ...row, name: row.name.trim(), tags: [row.city] })),
  }),
]);
