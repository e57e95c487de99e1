// Subjects for growth by steps: planted defects and their repaired twins, as TypeScript that both runners compile.

/** Sources of a small project whose functions grow, with a dependency of its own. */
export const counted: Record<string, string> = {
  'node_modules/uniq-list/package.json': '{ "name": "uniq-list", "version": "1.0.0", "main": "index.js" }',
  'node_modules/uniq-list/index.js': `exports.slow = (list) => {
  const found = [];
  for (let i = 0; i < list.length; i++) if (!has(found, list[i])) found[found.length] = list[i];
  return found;
};
function has(list, one) {
  for (let i = 0; i < list.length; i++) if (list[i] === one) return true;
  return false;
}
exports.fast = (list) => [...new Set(list)];
`,
  'src/names.ts': `export interface User {
  id: number;
  name: string;
}

export const makeUsers = (n: number): User[] =>
  Array.from({ length: n }, (_, id) => ({ id, name: ' user ' + ((id * 7919) % 10007) }));

export function uniqueNamesSlow(users: readonly User[]): string[] {
  const seen: string[] = [];
  for (const user of users) {
    const name = user.name.trim();
    if (!seen.includes(name)) seen.push(name);
  }
  return seen;
}

export function uniqueNamesFast(users: readonly User[]): string[] {
  const seen = new Set<string>();
  for (const user of users) seen.add(user.name.trim());
  return [...seen];
}

export function drainSlow(users: User[]): number {
  let letters = 0;
  while (users.length > 0) letters += (users.shift() as User).name.length;
  return letters;
}

export function drainFast(users: User[]): number {
  let letters = 0;
  for (const { name } of users) letters += name.length;
  return letters;
}
`,
  'src/pairs.ts': `import { distance } from './distance';

export function nearestSlow(points: readonly number[]): number {
  let nearest = Infinity;
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) {
      nearest = Math.min(nearest, distance(points[i]!, points[j]!));
    }
  }
  return nearest;
}

export function nearestFast(points: readonly number[]): number {
  const sorted = points.toSorted((a, b) => a - b);
  let nearest = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    nearest = Math.min(nearest, distance(sorted[i]!, sorted[i - 1]!));
  }
  return nearest;
}

export const makePoints = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7919) % 10007);
`,
  'src/distance.ts': 'export const distance = (a: number, b: number): number => Math.abs(a - b);\n',
  'src/subjects.ts': `import { fast, slow } from 'uniq-list';
import { CartFast, CartSlow } from './cart';
import type { User } from './names';

export const makeItems = (n: number) => Array.from({ length: n }, (_, i) => 'item ' + i);
export const fill = (cart: CartSlow | CartFast, items: string[]) => {
  for (const item of items) cart.add(item);
  return [...cart.items()].length;
};
export const fillSlow = (items: string[]) => fill(new CartSlow(), items);
export const fillFast = (items: string[]) => fill(new CartFast(), items);
export const countSlow = (items: string[]) => slow(items).length;
export const countFast = (items: string[]) => fast(items).length;
export const closure = (users: User[]) => {
  let found = 0;
  const same = (a: User, b: User) => a.name === b.name;
  for (const a of users) found += users.findIndex((b) => same(a, b));
  return found;
};
export function quickSort(values: number[]): number[] {
  if (values.length < 2) return values;
  const pivot = values[Math.floor(Math.random() * values.length)]!;
  const [less, same, more]: number[][] = [[], [], []];
  for (const value of values) (value < pivot ? less! : value > pivot ? more! : same!).push(value);
  return [...quickSort(less!), ...same!, ...quickSort(more!)];
}
`,
  'src/cart.ts': `export class CartSlow {
  #lines: string[] = [];
  add(item: string): void {
    if (!this.#has(item)) this.#lines.push(item);
  }
  #has(item: string): boolean {
    for (let i = 0; i < this.#lines.length; i++) {
      if (this.#lines[i] === item) return true;
    }
    return false;
  }
  *items(): Generator<string> {
    for (const line of this.#lines) yield line;
  }
}

export class CartFast {
  #lines = new Set<string>();
  add(item: string): void {
    this.#lines.add(item);
  }
  *items(): Generator<string> {
    for (const line of this.#lines) yield line;
  }
}

export async function waitSlow(jobs: readonly number[]): Promise<number> {
  let done = 0;
  for (const job of jobs) {
    await null;
    for (let i = 0; i < jobs.length; i++) done += job;
  }
  return done;
}

export async function waitFast(jobs: readonly number[]): Promise<number> {
  let done = 0;
  for (const job of jobs) {
    await null;
    done += job;
  }
  return done;
}
`,
};

/** One test for each defect, and one for its repaired twin. */
export const specification = `
import { waitFast, waitSlow } from './cart';
import { drainFast, drainSlow, makeUsers, uniqueNamesFast, uniqueNamesSlow } from './names';
import { makePoints, nearestFast, nearestSlow } from './pairs';
import { closure, countFast, countSlow, fillFast, fillSlow, makeItems, quickSort } from './subjects';

describe('growth', () => {
test('look-up in a list', async () => { await expect(uniqueNamesSlow).toScaleNoWorseThan('n log n', { input: makeUsers }); });
test('look-up in a set', async () => { await expect(uniqueNamesFast).toScaleNoWorseThan('n', { input: makeUsers }); });
test('queue in an array', async () => { await expect(drainSlow).toScaleNoWorseThan('n', { input: makeUsers }); });
test('queue by index', async () => { await expect(drainFast).toScaleNoWorseThan('n', { input: makeUsers }); });
test('all pairs', async () => { await expect(nearestSlow).toScaleNoWorseThan('n log n', { input: makePoints }); });
test('sorted neighbours', async () => { await expect(nearestFast).toScaleNoWorseThan('n log n', { input: makePoints }); });
test('sorted neighbours are not linear', async () => { await expect(nearestFast).toScaleNoWorseThan('n', { input: makePoints }); });
test('private method', async () => { await expect(fillSlow).toScaleNoWorseThan('n', { input: makeItems }); });
test('private set', async () => { await expect(fillFast).toScaleNoWorseThan('n', { input: makeItems }); });
test('async', async () => { await expect(waitSlow).toScaleNoWorseThan('n', { input: makePoints }); });
test('async once', async () => { await expect(waitFast).toScaleNoWorseThan('n', { input: makePoints }); });
test('dependency', async () => { await expect(countSlow).toScaleNoWorseThan('n', { input: makeItems }); });
test('dependency, another way', async () => { await expect(countFast).toScaleNoWorseThan('n', { input: makeItems }); });
test('closure', async () => { await expect(closure).toScaleNoWorseThan('n', { input: makeUsers }); });
test('random', async () => { await expect(quickSort).toScaleNoWorseThan('n log n', { input: makePoints }); });
test('said', async () => { await expect(drainFast).toScaleNoWorseThan('n', { of: 'steps', input: makeUsers, upTo: 10_000 }); });
test('negated', async () => { await expect(nearestSlow).not.toScaleNoWorseThan('n', { input: makePoints }); });
test('negated, within', async () => { await expect(drainFast).not.toScaleNoWorseThan('n', { input: makeUsers }); });
test('sizes', async () => { await expect(nearestSlow).toScaleNoWorseThan('n', { input: makePoints, sizes: [50, 100, 200, 400, 800] }); });
test('time limit', async () => { await expect(drainFast).toCompleteWithin(50, { input: () => makeUsers(9) }); });
test('growth by time', async () => { await expect(drainFast).toScaleNoWorseThan('n^2', { of: 'time', input: makeUsers }); });
});
`;
