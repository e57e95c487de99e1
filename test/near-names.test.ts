import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matchers } from '../src/index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, section = ''] = readme.split('## Did you mean\n');
const [table = ''] = section.split('\n## ');
const rows = table
  .split('\n')
  .slice(3)
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').slice(1, 3));
const names = (text = ''): string[] => [...text.matchAll(/`(to[A-Z]\w*)/g)].map(([, name = '']) => name);

describe("the README's table of near names", () => {
  test.each(['toBeFasterThan', 'toNotLeakMemory', 'toRunUnder'])('answers %s', (name) => {
    expect(rows.flatMap(([near]) => names(near))).toContain(name);
  });

  test('offers matchers that exist for names that do not', () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const [near, write = ''] of rows) {
      for (const name of names(near)) expect(matchers).not.toHaveProperty(name);
      if (!write.startsWith(' no matcher')) for (const name of names(write)) expect(matchers).toHaveProperty(name);
    }
  });
});
