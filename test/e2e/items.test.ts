import { beforeAll, describe, expect, test } from 'vitest';

import { failingMessages } from './failing-messages.js';
import type { TestReport } from './project.js';
import { runners } from './runners.js';

/** What lists things returns: all of them as first written, a page of them once repaired. */
const catalogue = `
export interface Product { id: number }
export const products = (n: number): Product[] => Array.from({ length: n }, (_, id) => ({ id }));
const page = 50;

export const listSlow = (all: Product[]) => ({ rows: all.map((product) => ({ ...product })) });
export const listFast = (all: Product[]) => ({ rows: all.slice(0, page) });

export async function* exportSlow(all: Product[]) { yield* all; }
export async function* exportFast(all: Product[]) { yield* all.slice(0, page); }

export const searchSlow = async (all: Product[]) => new Response(JSON.stringify({ items: all }));
export const searchFast = async (all: Product[]) => new Response(JSON.stringify({ items: all.slice(0, page) }));

export const pairs = (all: Product[]) => all.flatMap((one) => all.map((other) => [one, other]));
export const pageOf = (all: Product[]) => ({ products: all.slice(0, page), next: page });
export const wholePage = (all: Product[]) => ({ products: all, next: null });
export function* endless() { for (let id = 0; ; id += 1) yield { id }; }
export const text = () => 'all';
export const fails = (): Product[] => { throw new Error('no catalogue'); };
`;

const specification = `
import { endless, exportFast, exportSlow, fails, listFast, listSlow, pageOf, pairs, products, searchFast, searchSlow, text, wholePage } from './catalogue';

const many = () => products(200);
const none = () => products(0);
const productsOf = (page: { products: unknown[] }) => page.products;
describe('toReturnAtMostItems', () => {
  test('rows, a page', async () => { await expect(listFast).toReturnAtMostItems(50, { input: many }); });
  test('rows, all', async () => { await expect(listSlow).toReturnAtMostItems(50, { input: many }); });
  test('not: over holds', async () => { await expect(listSlow).not.toReturnAtMostItems(50, { input: many }); });
  test('not: within fails', async () => { await expect(listFast).not.toReturnAtMostItems(50, { input: many }); });
  test('streamed, a page', async () => { await expect(exportFast).toReturnAtMostItems(50, { input: many }); });
  test('streamed, all', async () => { await expect(exportSlow).toReturnAtMostItems(50, { input: many }); });
  test('answered, a page', async () => { await expect(searchFast).toReturnAtMostItems(50, { input: many }); });
  test('answered, all', async () => { await expect(searchSlow).toReturnAtMostItems(50, { input: many }); });
  test('picked, a page', async () => { await expect(pageOf).toReturnAtMostItems(50, { input: many, items: productsOf }); });
  test('picked, all', async () => { await expect(wholePage).toReturnAtMostItems(50, { input: many, items: productsOf }); });
  test('endless', async () => { await expect(endless).toReturnAtMostItems(50); });
  test('no items, strict', async () => { await expect(text).toReturnAtMostItems(50, { inconclusive: 'fail' }); });
  test('nothing found, strict', async () => { await expect(listFast).toReturnAtMostItems(50, { input: none, inconclusive: 'fail' }); });
  test('none is right', async () => { await expect(listFast).toReturnAtMostItems(0, { input: none }); });
  test('throws', async () => { await expect(fails).toReturnAtMostItems(50); });
  test('items is no function', async () => { await expect(pageOf).toReturnAtMostItems(50, { input: many, items: 'products' } as never); });
});
describe('toScaleNoWorseThan', () => {
  test('a page', async () => { await expect(exportFast).toScaleNoWorseThan('1', { of: 'items', input: products }); });
  test('all', async () => { await expect(listSlow).toScaleNoWorseThan('1', { of: 'items', input: products, sizes: [10, 40, 160] }); });
  test('pairs', async () => { await expect(pairs).toScaleNoWorseThan('n', { of: 'items', input: products }); });
  test('no items, strict', async () => { await expect(text).toScaleNoWorseThan('1', { of: 'items', input: products, sizes: [5, 20, 80], inconclusive: 'fail' }); });
});
`;
const passing = [
  'toReturnAtMostItems rows, a page',
  'toReturnAtMostItems not: over holds',
  'toReturnAtMostItems streamed, a page',
  'toReturnAtMostItems answered, a page',
  'toReturnAtMostItems picked, a page',
  'toReturnAtMostItems none is right',
  'toScaleNoWorseThan a page',
];

describe.each(runners)('items in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('items', { 'src/catalogue.ts': catalogue, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(20);
  });

  test('each failing message, whole', async () => {
    await expect(failingMessages(runner, tests)).toMatchFileSnapshot('__snapshots__/items.txt');
  });
});
