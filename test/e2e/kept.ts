/** Held buffers, objects that stay, and their repaired twins. */
const subjects = `
const kept: object[] = [];
export async function hold(): Promise<number> {
  const held = new Uint8Array(8_000_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  return held.length + (held[7] ?? 0);
}
export async function holdParts(): Promise<number> {
  let sum = 0;
  for (let part = 0; part < 6; part += 1) {
    const held = new Uint8Array(2_000_000);
    await new Promise((resolve) => setTimeout(resolve, 120));
    sum += held.length + (held[7] ?? 0);
  }
  return sum;
}
export function leak(): number {
  kept.push({ at: kept.length, text: new Array(16).fill(kept.length) });
  return kept.length;
}
export function keepLast(): number {
  kept[0] = { at: kept.length, text: new Array(16).fill(kept.length) };
  return kept.length;
}
`;

const specification = `
import { hold, holdParts, keepLast, leak } from './kept';

const strict = { inconclusive: 'fail', timeBudget: '20 s' } as const;
test('held', async () => { await expect(hold).toUseAtMostMemory('7 MB', strict); }, 30_000);
test('held in parts', async () => { await expect(holdParts).toUseAtMostMemory('7 MB', strict); }, 30_000);
test('stays', async () => { await expect(leak).toAvoidMemoryLeaks(strict); }, 30_000);
test('goes', async () => { await expect(keepLast).toAvoidMemoryLeaks(strict); }, 30_000);
test('no flag is left', () => { expect((globalThis as { gc?: unknown }).gc).toBeUndefined(); });
`;

/** The files of a project that holds, keeps and lets go; `header` are the imports that its runner needs. */
export const keptFiles = (header = ''): Record<string, string> => ({
  'src/kept.ts': subjects,
  'src/kept.perf.test.ts': header + specification,
});

/** What its tests come to wherever garbage can be collected on demand. */
export const keptStatuses = {
  held: 'failed',
  'held in parts': 'passed',
  stays: 'failed',
  goes: 'passed',
  'no flag is left': 'passed',
};
