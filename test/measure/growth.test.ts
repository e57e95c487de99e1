import { describe, expect, test } from 'vitest';
import { parseBound } from '../../src/judge/bound.js';
import { type Call, type Caller, InputTooSlow } from '../../src/measure/caller.js';
import { type GrowthRequest, measureGrowthByCount, measureGrowthByTime } from '../../src/measure/growth.js';

/** What a synthetic subject and its input cost, in milliseconds of a clock that only these costs move. */
interface Costs {
  subject: (n: number, call: number) => number;
  input?: (n: number) => number;
  preempted?: (call: number) => number;
  pageFaults?: (n: number) => number;
}

/** Stands in for a Caller: calls cost what they are said to cost, and no time passes otherwise. */
class SyntheticCaller {
  inputMs = 0;
  lastInputMs = 0;
  subjectMs = 0;
  calls = 0;
  timeLeft: number;
  readonly sizes: number[] = [];

  constructor(
    readonly costs: Costs,
    budget = 2000,
  ) {
    this.timeLeft = budget;
  }

  async call(n: number, hardStop: number = Number.POSITIVE_INFINITY): Promise<Call> {
    const input = this.costs.input?.(n) ?? 0.0001;
    if (input > this.timeLeft) {
      this.inputMs += this.timeLeft;
      this.timeLeft = 0;
      throw new InputTooSlow(n);
    }
    const preemptedMs = this.costs.preempted?.(this.calls) ?? 0;
    const wanted = this.costs.subject(n, this.calls) + preemptedMs;
    const most = Math.min(hardStop, this.timeLeft - input);
    const ms = Math.min(wanted, most);
    this.calls += 1;
    this.sizes.push(n);
    this.inputMs += input;
    this.lastInputMs = input;
    this.subjectMs += ms;
    this.timeLeft -= input + ms + 0.5;
    const pageFaults = this.costs.pageFaults?.(n) ?? 0;
    return { n, at: 0, ms, preemptedMs, pageFaults, stopped: wanted > most, async: false };
  }
}

async function measured(costs: Costs, bound: string, request: Partial<GrowthRequest> = {}, budget?: number) {
  const caller = new SyntheticCaller(costs, budget);
  const result = await measureGrowthByTime(caller as unknown as Caller, { bound: parseBound(bound), ...request });
  return { ...result, caller };
}

const linear = (n: number): number => 0.0005 + n * 1e-5;
const quadratic = (n: number): number => 0.0005 + n * n * 1e-6;

describe('verdicts', () => {
  test.each([
    ['linear', linear, 'n', 'sqrt n'],
    ['n log n', (n: number) => 0.0005 + n * Math.log2(n + 1) * 1e-5, 'n log n', 'sqrt n'],
    ['quadratic', quadratic, 'n^2', 'n^1.5'],
    ['cubic', (n: number) => 0.0005 + n ** 3 * 1e-6, 'n^3', 'n^2'],
    ['2^n', (n: number) => 0.0005 + 2 ** n * 1e-6, '2^n', 'n^3'],
    ['a fixed cost and n²', (n: number) => 5 + n * n * 1e-6, 'n^2', 'n'],
    ['a fixed cost and n', (n: number) => 5 + n * 1e-5, 'n', '1'],
  ])('%s', async (_, subject, holds, broken) => {
    const kept = await measured({ subject }, holds);
    expect(kept.verdict.kind).toBe('within');
    const failed = await measured({ subject }, broken);
    expect(failed.verdict.kind).toBe('over');
    expect(failed.series.map(({ n }) => n)).toEqual(failed.series.map(({ n }) => n).sort((a, b) => a - b));
    expect(failed.to).toBeGreaterThan(failed.from);
  });

  test('what does not grow is within 1', async () => {
    const flat = await measured({ subject: () => 0.0005 }, '1');
    expect(flat.verdict.kind).toBe('within');
    expect(flat.exponent).toBe(0);
    expect(flat.to).toBeGreaterThan(1e6);
    expect((await measured({ subject: () => 30 }, '1')).verdict.kind).toBe('within');
  });

  test('growth that begins late is followed', async () => {
    const subject = (n: number): number => n * 1e-4 + (n > 16_000 ? (n - 16_000) ** 2 * 1e-7 : 0);
    const late = await measured({ subject }, 'n');
    // What the last few sizes alone show may be a step: over where larger ones confirm it, never within.
    expect(late.to).toBeGreaterThan(22_000);
    expect(late.verdict.kind).not.toBe('within');
    const confirmed = await measured({ subject }, 'n', { upTo: 64_000 }, 20_000);
    expect(confirmed.verdict.kind).toBe('over');
  });

  test('memory in proportion to n is growth where the bound does not allow it', async () => {
    const pageFaults = (n: number): number => (n > 500 ? 1e6 : 0);
    const given = { sizes: [100, 300, 900, 2700] };
    expect((await measured({ subject: linear, pageFaults }, '1', given)).verdict.kind).toBe('over');
    expect((await measured({ subject: () => 0.5, pageFaults: () => 1e3 }, '1', given)).verdict.kind).toBe('within');
  });

  test('preempted calls do not count', async () => {
    const preempted = (call: number): number => (call % 3 === 1 ? 8 : 0);
    expect((await measured({ subject: linear, preempted }, 'n')).verdict.kind).toBe('within');
    expect((await measured({ subject: quadratic, preempted }, 'n')).verdict.kind).toBe('over');
  });
});

describe('the hard stop', () => {
  test('a call that never ends is over at the first n', async () => {
    const never = await measured({ subject: () => Number.POSITIVE_INFINITY }, 'n');
    expect(never.verdict.kind).toBe('over');
    expect(never.stoppedAt?.n).toBe(4);
  });

  test('a call that never ends from some n on is over there, long before the budget ends', async () => {
    const late = await measured({ subject: (n) => (n > 50 ? Number.POSITIVE_INFINITY : linear(n)) }, 'n');
    expect(late.verdict.kind).toBe('over');
    expect(late.stoppedAt?.n).toBeGreaterThan(50);
    expect(late.stoppedAt?.ms).toBeLessThan(500);
  });

  test('a factorial is caught small', async () => {
    const factorial = (n: number): number => (n < 2 ? 1e-5 : n * factorial(n - 1));
    const caught = await measured({ subject: factorial }, 'n^3');
    expect(caught.verdict.kind).toBe('over');
    expect(Math.max(...caught.caller.sizes)).toBeLessThan(16);
  });

  test('a stop for want of time is no evidence', async () => {
    const slow = await measured({ subject: (n) => 15 + n }, 'n', {}, 120);
    expect(slow.verdict.kind).toBe('cannot tell');
  });
});

describe('sizes', () => {
  test('are fresh ones around n: no size is asked for twice where n allows it', async () => {
    const { caller } = await measured({ subject: quadratic }, 'n');
    const large = caller.sizes.filter((n) => n > 2000);
    expect(new Set(large).size).toBe(large.length);
  });

  test('are exactly those given', async () => {
    const sizes = [100, 200, 400, 800];
    const given = await measured({ subject: quadratic }, 'n^2', { sizes });
    expect(given.verdict.kind).toBe('within');
    expect(new Set(given.caller.sizes)).toEqual(new Set(sizes));
  });

  test('reach upTo, and never beyond', async () => {
    const reached = await measured({ subject: linear }, 'n', { upTo: 100_000 });
    expect(reached.verdict.kind).toBe('within');
    expect(reached.missedUpTo).toBeUndefined();
    expect(Math.max(...reached.caller.sizes)).toBe(100_000);
  });

  test('say where they stopped short of upTo', async () => {
    const missed = await measured({ subject: quadratic }, 'n^2', { upTo: 1e6 });
    expect(missed.missedUpTo?.reached).toBeLessThan(1e6);
    expect(missed.missedUpTo?.why).toBe('larger sizes do not fit into the time budget');
    const broken = await measured({ subject: quadratic }, 'n', { upTo: 1e6 });
    expect(broken.verdict.kind).toBe('over');
    expect(broken.missedUpTo).toBeUndefined();
  });
});

test('a cache is seen where given sizes are called again', async () => {
  const seen = new Set<number>();
  const subject = (n: number): number => {
    if (seen.has(n)) return 0.001;
    seen.add(n);
    return quadratic(n);
  };
  const cached = await measured({ subject }, 'n', { sizes: [200, 400, 800, 1600, 3200, 6400] });
  expect(cached.verdict.kind).toBe('over');
  expect(cached.notes.join(' ')).toContain('a cache answered them');
});

describe('inputs', () => {
  test('that use up the budget', async () => {
    const told = await measured({ subject: linear, input: () => 3000 }, 'n');
    expect(told.verdict).toMatchObject({ kind: 'cannot tell', because: 'set-up' });
  });

  test('that cost far more than the subject are told', async () => {
    const { notes } = await measured({ subject: (n) => n * 1e-5, input: (n) => n * 1e-3 }, 'n');
    expect(notes.join(' ')).toMatch(/Making the inputs took [\d,]+ times as long as the subject/);
  });
});

describe('counts', () => {
  const endless = () => Number.POSITIVE_INFINITY;

  test('each size once, seven sizes over 64×', async () => {
    const asked: number[] = [];
    const countAt = async (n: number): Promise<number> => {
      asked.push(n);
      return n + 1;
    };
    const counted = await measureGrowthByCount(countAt, { bound: parseBound('1') }, endless);
    expect(asked).toEqual([3, 6, 12, 24, 48, 96, 192]);
    expect(counted.verdict.kind).toBe('over');
    expect(counted).toMatchObject({ from: 3, to: 192 });
  });

  test('upTo is counted', async () => {
    const counted = await measureGrowthByCount(async () => 2, { bound: parseBound('1'), upTo: 5000 }, endless);
    expect(counted.series.at(-1)).toEqual({ n: 5000, value: 2 });
    expect(counted.verdict.kind).toBe('within');
  });

  test('a budget that ends before five sizes cannot tell', async () => {
    let left = 100;
    const countAt = async (n: number): Promise<number> => {
      left -= n * 2;
      return n;
    };
    const counted = await measureGrowthByCount(countAt, { bound: parseBound('1'), upTo: 192 }, () => left);
    expect(counted.verdict).toMatchObject({ kind: 'cannot tell', because: 'set-up' });
    expect(counted.missedUpTo?.reached).toBeLessThan(192);
  });
});
