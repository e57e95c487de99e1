// Data of realistic shape, from a generator that every verdict seeds anew.
let state = 1;

/** Begins a new stream of random numbers. */
export function seed(value: number): void {
  state = value | 0;
}

/** From 0 up to but not including 1; Marsaglia's xorshift, mixed as in mulberry32. */
export function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from 0 up to but not including `end`. */
export const below = (end: number): number => Math.floor(random() * end);

export const list = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

export const same = (n: number): number => n;
export const numbers = (n: number): number[] => list(n, () => below(n * 8));
export const ordered = (n: number): number[] => list(n, (i) => i * 3);

export function shuffled<T>(items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Distinct numbers in random order. */
export const ids = (n: number): number[] => shuffled(list(n, (i) => i));

const firsts = [
  'Ada',
  'Grace',
  'Edsger',
  'Barbara',
  'Donald',
  'Frances',
  'Alan',
  'Radia',
  'Ken',
  'Margaret',
  'Élise',
  'Øyvind',
];
const lasts = [
  'Lovelace',
  'Hopper',
  'Dijkstra',
  'Liskov',
  'Knuth',
  'Allen',
  'Turing',
  'Perlman',
  'Thompson',
  'Hamilton',
];
const cities = ['Berlin', 'Lagos', 'Lima', 'Osaka', 'Paris', 'Quito', 'Riga', 'Tunis'];

// Made once: inputs must not take longer than what is judged.
const names = firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`));
const days = Array.from({ length: 2000 }, (_, i) => new Date(1.5e12 + i * 1e8).toISOString().slice(0, 10));

export const word = (): string => names[below(names.length)] as string;
/** Distinct in all likelihood. */
export const login = (): string => `user${below(2 ** 31).toString(36)}`;
export const logins = (n: number): string[] => list(n, login);

export interface User {
  id: number;
  name: string;
  email: string;
  city: string;
  age: number;
  active: boolean;
  joined: string;
}

const day = (): string => days[below(days.length)] as string;

export const user = (id: number): User => ({
  id,
  name: word(),
  email: `${login()}@example.com`,
  city: cities[below(8)] as string,
  age: 18 + below(60),
  active: below(2) === 0,
  joined: day(),
});

/** In random order of ids. */
export const users = (n: number): User[] => ids(n).map(user);

export interface Order {
  id: number;
  userId: number;
  cents: number;
  at: string;
}

/** Orders of users 0 to n − 1. */
export const orders = (n: number): Order[] =>
  list(n, (id) => ({ id, userId: below(n), cents: below(100_000), at: day() }));

/** Text of n words. */
export const text = (n: number): string => list(n, word).join(' ');

let sink = 0;
/** Work of about as many milliseconds of processor time, however busy the machine is. */
export function busy(ms: number): void {
  for (let i = 0; i < ms * 150_000; i++) sink = (sink * 31 + i) | 0;
}
