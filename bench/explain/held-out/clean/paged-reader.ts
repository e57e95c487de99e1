// @size 5
import { setTimeout } from 'node:timers/promises';

export interface Page {
  items: number[];
  next?: number;
}

async function read(cursor: number, pages: number): Promise<Page> {
  await setTimeout(2);
  return { items: [cursor, cursor + 1], ...(cursor + 1 < pages ? { next: cursor + 1 } : {}) };
}

export async function readAll(pages: number): Promise<number[]> {
  const items: number[] = [];
  let cursor: number | undefined = 0;
  while (cursor !== undefined) {
    const page: Page = await read(cursor, pages);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

export const subject = readAll;
export const make = (n: number): number => n;
