import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doubtNames } from '../src/judge/doubts.js';

test('docs/verdicts.md lists exactly the doubts about time and steps, in their order', () => {
  const page = readFileSync(new URL('../docs/verdicts.md', import.meta.url), 'utf8');
  const [, table = ''] = page.split('What judges times and steps:\n\n');
  const [rows = ''] = table.split('\n\n');
  const reasons = rows
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]?.trim());
  expect(reasons).toEqual(doubtNames);
});
