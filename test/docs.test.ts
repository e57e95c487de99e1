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

  test('every specification of the examples fails on the slow code for its reason, and passes on the repaired code', () => {
    const { status, output } = run('demo.mjs');
    const findings = [
      /listOrders issued 41 queries, over the limit of 2\./,
      /listOrders's queries grew about n\^1\.00, faster than 1, judged from n = 3 to 192\./,
      /Ask: change examples\/n-plus-one\/slow\.ts:\d+ \(reached from listOrders\)/,
      /importContacts grew about n\^\d\.\d+, faster than n, judged/,
      /importContacts took [\d.]+m?s at the median, over the limit of 10ms/,
      /openOrdersOf grew about n\^\d\.\d+, faster than log n, judged/,
      /listProducts grew about n\^\d\.\d+, faster than 1, judged/,
      /totalStock grew about n\^\d\.\d+, faster than n, judged/,
    ];
    for (const finding of findings) expect(output).toMatch(finding);
    expect(output).toMatch(/Slow code: all 13 unit tests pass, all 7 specifications fail\. Repaired code: all 20 pass/);
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
