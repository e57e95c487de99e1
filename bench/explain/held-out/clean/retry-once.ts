// @size 3
import { setTimeout } from 'node:timers/promises';

let asked = 0;
async function ask(): Promise<number> {
  await setTimeout(2);
  asked += 1;
  if (asked % 2 === 1) throw new Error('busy');
  return asked;
}

export async function askPatiently(tries: number): Promise<number> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      return await ask();
    } catch {
      await setTimeout(1);
    }
  }
  return -1;
}

export const subject = askPatiently;
export const make = (n: number): number => n;
