import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cannotTell, over, type Verdict, within } from '../src/judge/verdict.js';
import { configure, holds, policyFor } from '../src/policy.js';
import { shared } from '../src/state.js';

const untold = cannotTell('noise', 'it is too noisy', 'run it again');
const elsewhere: Verdict = { kind: 'elsewhere', project: 'steps' };

describe('the truth table', () => {
  test.each([
    [within, 'warn', true, false],
    [over, 'warn', false, true],
    [untold, 'warn', true, true],
    [elsewhere, 'warn', true, true],
    [within, 'fail', true, false],
    [over, 'fail', false, true],
    [untold, 'fail', false, false],
    [elsewhere, 'fail', true, true],
  ] as const)('$0.kind under %s', (verdict, inconclusive, plain, negated) => {
    expect(holds(verdict, false, inconclusive)).toBe(plain);
    expect(holds(verdict, true, inconclusive)).toBe(negated);
  });
});

describe('precedence', () => {
  beforeEach(() => {
    for (const name of ['PERF_MATCHERS', 'PERF_MATCHERS_STRICT', 'PERF_MATCHERS_TIME_SCALE'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    shared().settings = {};
  });

  test('defaults', () => {
    expect(policyFor()).toEqual({ enabled: true, timeScale: 1, inconclusive: 'warn', confidence: 0.95, longerMs: 0 });
  });
  test('an option goes before configure', () => {
    configure({ inconclusive: 'fail' });
    expect(policyFor().inconclusive).toBe('fail');
    expect(policyFor('warn').inconclusive).toBe('warn');
  });
  test('PERF_MATCHERS_STRICT=1 beats every warn', () => {
    vi.stubEnv('PERF_MATCHERS_STRICT', '1');
    configure({ inconclusive: 'warn' });
    expect(policyFor('warn').inconclusive).toBe('fail');
  });
  test('PERF_MATCHERS=off beats configure', () => {
    vi.stubEnv('PERF_MATCHERS', 'off');
    configure({ enabled: true });
    expect(policyFor().enabled).toBe(false);
  });
  test('configure goes before PERF_MATCHERS_TIME_SCALE', () => {
    vi.stubEnv('PERF_MATCHERS_TIME_SCALE', '4');
    expect(policyFor().timeScale).toBe(4);
    configure({ timeScale: 2 });
    expect(policyFor().timeScale).toBe(2);
  });
  test('a time scale that is no number', () => {
    vi.stubEnv('PERF_MATCHERS_TIME_SCALE', 'slow');
    expect(() => policyFor()).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: PERF_MATCHERS_TIME_SCALE must be a number above 0, such as 2 for a machine half as fast. It got 'NaN'.]`,
    );
  });
  test.each([{ timescale: 2 }, { timeScale: 0 }, { inconclusive: 'error' }, { enabled: 1 }, { confidence: 95 }, null])(
    'configure(%o) is refused',
    (options) => {
      expect(() => configure(options as never)).toThrowErrorMatchingSnapshot();
    },
  );
});
