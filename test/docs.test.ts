import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fencesOf, figuresTable, fillBlock, masked } from '../scripts/docs.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script as a reader does, on the built package. */
function run(script: string, ...args: string[]): { status: number | null; output: string } {
  const environment = Object.entries(process.env).filter(
    ([key]) => !/^(VITEST|NODE_ENV|TEST$|VITE|PERF_M|INIT_CWD)/.test(key),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(environment), NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

// One after the other: what they time should not be timed beside each other.
describe('what readers are shown', { timeout: 120_000 }, () => {
  test('every snippet compiles, ends as its page says, and prints what its page shows', () => {
    const { status, output } = run('readme.mjs', '--check');
    expect(output).toContain('; 0 faults.');
    expect(status).toBe(0);
  });

  test('reporters and the command line print what their pages show', () => {
    const { status, output } = run('ci-pages.mjs', '--check');
    expect(output).toContain(': 0 faults.');
    expect(status).toBe(0);
  });
});

describe('the pages’ script', () => {
  test('fills a block between its markers', () => {
    expect(fillBlock('a\n<!-- bench -->\nold\n<!-- /bench -->\nb', 'bench', 'new\n')).toBe(
      'a\n<!-- bench -->\nnew\n<!-- /bench -->\nb',
    );
    expect(() => fillBlock('a', 'bench', 'new')).toThrow('There is no block <!-- bench --> … <!-- /bench -->.');
  });

  test('reads fences with what they say of their content', () => {
    const text = '```ts file=src/a.ts\na\n```\n\n```text output="it is slow"\nb\n```\n\n```sh\nc\n```\n';
    expect(fencesOf(text)).toEqual([
      { language: 'ts', kind: 'file', value: 'src/a.ts', content: 'a\n' },
      { language: 'text', kind: 'output', value: 'it is slow', content: 'b\n' },
      { language: 'sh', kind: undefined, value: '', content: 'c\n' },
    ]);
  });

  test('compares the sentences of messages, not their numbers', () => {
    const message = (times: string): string =>
      `expect(f).toCompleteWithin(4)\n\nf took ${times}, over the limit of 4ms.\n\n  ${times}`;
    expect(masked(message('9.05ms'))).toBe(masked(message('1.2 s')));
    expect(masked(message('9.05ms'))).toBe('expect(f).toCompleteWithin(#)\nf took #, over the limit of #.');
  });

  test('shows figures as a table', () => {
    const figures = { 'a verdict': { value: 12, unit: 'ms', target: 'under 20', note: 'tinybench: 1250 ms' } };
    expect(figuresTable(figures)).toBe(
      '| | measured | target |\n|---|---|---|\n| a verdict (tinybench: 1250 ms) | 12 ms | under 20 |',
    );
  });
});
