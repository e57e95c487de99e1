import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { codeFrame } from '../../src/explain/code-frame.js';

const folder = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'users.ts');
writeFileSync(
  file,
  ['one', '\ttwo', '', ...Array.from({ length: 7 }, (_, i) => `line ${i + 4}`), 'x'.repeat(200)].join('\r\n'),
);

test('the two lines before it lead to a line', () => {
  expect(codeFrame(file, 10)).toEqual(['      8 | line 8', '      9 | line 9', '   > 10 | line 10']);
  expect(codeFrame(file, 3)).toEqual(['     1 | one', '     2 |   two', '   > 3 |']);
  expect(codeFrame(file, 1)).toEqual(['   > 1 | one']);
});

test('long lines are cut', () => {
  expect(codeFrame(file, 11).at(-1)).toBe(`   > 11 | ${'x'.repeat(119)}…`);
});

test('what cannot be read is not shown', () => {
  expect(codeFrame(file, 12)).toEqual([]);
  expect(codeFrame(join(folder, 'none.ts'), 1)).toEqual([]);
});
