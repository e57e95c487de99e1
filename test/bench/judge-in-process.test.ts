import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeInProcess } from '../../bench/verdicts/judge-in-process.js';
import type { Line } from '../../bench/verdicts/line.js';

const asked = [
  ['sort', 'n', 1],
  ['scan', 'n', 2],
] as const;

async function run(program: string): Promise<[names: string[], ended: string | undefined]> {
  const folder = mkdtempSync(join(tmpdir(), 'judge-'));
  try {
    const file = join(folder, 'judge.mjs');
    writeFileSync(
      file,
      `import { readFileSync } from 'node:fs'; const asked = JSON.parse(readFileSync(0)); ${program}`,
    );
    const lines: Line[] = [];
    const { told, ended } = await judgeInProcess(file, asked, (line) => lines.push(line));
    expect(told).toBe(lines.length);
    return [lines.map(({ name }) => name), ended];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('tells every verdict', async () => {
  expect(await run('for (const [name] of asked) console.log(JSON.stringify({ name }))')).toEqual([
    ['sort', 'scan'],
    undefined,
  ]);
});

test('a crash keeps the verdicts before it', async () => {
  const [names, ended] = await run('console.log(JSON.stringify({ name: asked[0][0] })); throw new Error("broken")');
  expect(names).toEqual(['sort']);
  expect(ended).toMatch(/^exit code 1 [\s\S]*broken/);
});
