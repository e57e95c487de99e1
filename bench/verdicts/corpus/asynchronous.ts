import { Readable } from 'node:stream';
import { list, numbers, type User, users } from '../data.js';
import { constant, linear, linearIntoArray, quadratic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const load = async (id: number): Promise<{ id: number; name: string }> => ({ id, name: `user ${id}` });

export const asynchronous = kind('asynchronous', [
  known({
    name: 'async linear',
    input: numbers,
    truth: linear,
    subject: async (xs) => {
      let sum = 0;
      for (const x of xs) sum += await x;
      return sum;
    },
  }),
  known({
    name: 'async quadratic',
    input: (n) => n,
    truth: quadratic,
    subject: async (n) => {
      await null;
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += i ^ j;
      return sum;
    },
  }),
  known({ name: 'timer', input: (n) => n, truth: constant, subject: () => pause(1) }),
  known({
    name: 'loads one after the other',
    input: (n) => list(n, (id) => id),
    truth: linearIntoArray,
    subject: async (all) => {
      const loaded: { name: string }[] = [];
      for (const id of all) loaded.push(await load(id));
      return loaded;
    },
  }),
  known({
    name: 'loads all at once',
    input: (n) => list(n, (id) => id),
    truth: linearIntoArray,
    subject: async (all) => (await Promise.all(all.map(load))).map(({ name }) => name),
  }),
  known({
    name: 'loads each for each',
    input: (n) => list(n, (id) => id),
    truth: quadratic,
    subject: async (all) => {
      let pairs = 0;
      for (const a of all) {
        const others = await Promise.all(all.map(load));
        pairs += others.filter(({ id }) => id > a).length;
      }
      return pairs;
    },
  }),
  known({
    name: 'async generator of pages',
    input: users,
    truth: linear,
    subject: async (rows) => {
      async function* pages() {
        for (let at = 0; at < rows.length; at += 20) yield rows.slice(at, at + 20);
      }
      let count = 0;
      for await (const page of pages()) count += page.filter(({ active }) => active).length;
      return count;
    },
  }),
  known({
    name: 'object stream',
    input: users,
    truth: linear,
    subject: async (rows) => {
      const names: string[] = [];
      for await (const row of Readable.from(rows)) names.push((row as User).name);
      return names;
    },
  }),
  known({
    name: 'a write of 3 ms',
    input: users,
    truth: constant,
    subject: async (rows) => {
      await pause(3);
      return rows.length;
    },
  }),
  known({
    name: 'turns of the event loop',
    input: (n) => n,
    truth: linear,
    subject: async (n) => {
      for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
    },
  }),
  known({
    name: 'promise chain with an ever longer list',
    input: numbers,
    truth: quadraticFrom(500),
    subject: (xs) => xs.reduce<Promise<number[]>>(async (before, x) => [...(await before), x], Promise.resolve([])),
  }),
]);
