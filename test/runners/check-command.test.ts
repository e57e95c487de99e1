import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { exactly, word } from '../../src/runners/check-command.js';

const names = [
  'dedupe grows like n log n',
  'costs $5 (net), $HOME and $(date)',
  `says "hello", 'hi' and \`id\``,
  'a\\b [c] {d} e|f ^g$ h? i* j+ k.l',
  'wow! 100% — naïve ✓',
  'adds 1 + 2 = 3',
  'two\nlines\tand a tab',
];

describe('exactly', () => {
  test.each(names)('%j reaches the runner through a shell and matches only itself', (name) => {
    const pattern = execFileSync('sh', ['-c', `printf %s ${exactly(name)}`], { encoding: 'utf8' });
    expect(name).toMatch(new RegExp(pattern));
    expect(`${name} again`).not.toMatch(new RegExp(pattern));
    expect(`not ${name}`).not.toMatch(new RegExp(pattern));
  });
  test('keeps an ordinary name readable', () => {
    expect(exactly('dedupe grows like n log n (fast)')).toBe(String.raw`"^dedupe grows like n log n \(fast\)$"`);
  });
});

test('word quotes what a shell would split', () => {
  expect(word('src/users.perf.test.ts')).toBe('src/users.perf.test.ts');
  expect(word('my project')).toBe('"my project"');
  expect(execFileSync('sh', ['-c', `printf %s ${word('a $HOME "b" `c`')}`], { encoding: 'utf8' })).toBe(
    'a $HOME "b" `c`',
  );
});
