// @size 8
import { setTimeout } from 'node:timers/promises';

async function price(sku: string): Promise<number> {
  await setTimeout(4);
  return sku.length;
}

export async function basket(skus: string[]): Promise<number> {
  const prices = await Promise.all(skus.map((sku) => price(sku)));
  let total = 0;
  for (const each of prices) total += each;
  return total;
}

export const subject = basket;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `sku-${i}`);
