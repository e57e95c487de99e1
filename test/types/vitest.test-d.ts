import { expect, test } from 'vitest';
import 'perf-matchers/vitest';
import { defineBudget, type PerfRecord } from 'perf-matchers';

const byName = (name: string): number => name.length;
const noInput = (): Promise<number[]> => Promise.resolve([]);

test('what compiles', async ({ task }) => {
  const promise: Promise<void> = expect(byName).toCompleteWithin(50, { input: () => 'shoes' });
  await promise;
  await expect(byName).toCompleteWithin('50 ms', {
    input: async () => 'shoes',
    percentile: 95,
    runs: 3,
    name: 'search',
  });
  await expect(byName).not.toCompleteWithin('200µs', { input: () => 'shoes' });
  await expect.soft(byName).toCompleteWithin(50, { input: () => 'shoes' });
  await expect(byName).toScaleNoWorseThan('n', {
    input: (n) => 'x'.repeat(n),
    cleanup: (name: string, result: number | undefined) => [name, result],
    sizes: [1, 2, 3],
    upTo: 3,
    of: 'queries',
  });
  await expect(byName).toScaleNoWorseThan((n) => n * Math.log2(n), { input: (n) => 'x'.repeat(n) });
  await expect(noInput).toIssueAtMostQueries(2, { matching: /from users/, warmUp: true, db: {} });
  await expect(byName).toAvoidNPlusOneQueries({ input: () => 'shoes', repeats: 5, matching: /from users/ });
  await expect(noInput).not.toAvoidNPlusOneQueries();
  await expect(noInput).toFetchAtMostRows(50, { warmUp: true, cleanup: (_, result: number[] | undefined) => result });
  await expect(byName).toScaleNoWorseThan('1', { of: 'rows', input: (n) => 'x'.repeat(n) });
  await expect(noInput).toCompleteWithin(50, { cleanup: (_, result: number[] | undefined) => result?.length });
  await expect(byName).toRunFasterThan((name: string) => name.length, { input: () => 'shoes', by: 2 });
  await expect(byName).not.toRunFasterThan(byName);
  await expect(byName).toSustainAtLeast(500, { input: async () => 'shoes', concurrency: 10, runs: 20 });
  await expect(byName).toAvoidMemoryLeaks();
  await expect(byName).not.toAvoidMemoryLeaks({ input: () => 'shoes', perCall: '1.5 kB', iterations: 1000 });
  await expect(byName).toMeetBudget({
    title: 'search',
    input: () => 'shoes',
    completeWithin: { limit: '50 ms', percentile: 95 },
    scaleNoWorseThan: ['n log n', { limit: '1', of: 'queries', sizes: [3, 10, 30], input: (n) => 'x'.repeat(n) }],
    avoidMemoryLeaks: { perCall: '1 kB' },
  });
  await expect(byName).toMeetBudget(defineBudget({ completeWithin: 50, issueAtMostQueries: 2 }));
  await expect(byName).toMakeAtMostRequests(2, {
    input: () => 'shoes',
    cleanup: (_, length: number | undefined) => length,
  });
  await expect(byName).toReturnAtMostItems(2, { input: () => 'shoes', items: (length: number) => [length] });
  await expect(byName).toScaleNoWorseThan('1', { of: 'items', input: (n) => 'x'.repeat(n) });
  await expect(byName).toBlockEventLoopAtMost('20 ms', { input: () => 'shoes' });
  await expect(byName).toAvoidBlockingApis({ input: () => 'shoes' });
  await expect(byName).toScaleNoWorseThan('1', { of: 'requests', input: (n) => 'x'.repeat(n) });
  await expect(byName).toAllocateAtMost('64 kB', { input: () => 'shoes' });
  await expect(noInput).toUseAtMostMemory('1.5MiB');
  await expect(byName).toScaleNoWorseThan('n', { of: 'allocations', input: (n) => 'x'.repeat(n) });
  const records: PerfRecord[] | undefined = task.meta.perf;
  expect(records).toBeDefined();
});

test('what does not', async () => {
  // @ts-expect-error: no such unit
  await expect(byName).toCompleteWithin('50 minutes');
  // @ts-expect-error: no limit
  await expect(byName).toCompleteWithin();
  // @ts-expect-error: no such option
  await expect(byName).toCompleteWithin(50, { timeout: 5 });
  // @ts-expect-error: bytes without a unit
  await expect(byName).toAllocateAtMost(64);
  // @ts-expect-error: no such unit
  await expect(byName).toUseAtMostMemory('64 KB');
  // @ts-expect-error: no limit of rows
  await expect(noInput).toFetchAtMostRows();
  // @ts-expect-error: a number of repetitions
  await expect(noInput).toAvoidNPlusOneQueries({ repeats: '3' });
  // @ts-expect-error: of another matcher
  await expect(noInput).toFetchAtMostRows(5, { repeats: 3 });
  // @ts-expect-error: growth needs input
  await expect(byName).toScaleNoWorseThan('n');
  // @ts-expect-error: growth needs input
  await expect(byName).toScaleNoWorseThan('n', { sizes: [1, 2, 3] });
  // @ts-expect-error: a rival is a function
  await expect(byName).toRunFasterThan(50);
  // @ts-expect-error: a rate has no percentile
  await expect(byName).toSustainAtLeast(500, { percentile: 95 });
  // @ts-expect-error: a rate is a number
  await expect(byName).toSustainAtLeast('50 ms');
  // @ts-expect-error: a number is wanted
  await expect(byName).toReturnAtMostItems('2');
  // @ts-expect-error: items is a function
  await expect(byName).toReturnAtMostItems(2, { items: 'rows' });
  // @ts-expect-error: a number is wanted
  await expect(byName).toMakeAtMostRequests('2');
  // @ts-expect-error: no such option
  await expect(byName).toMakeAtMostRequests(2, { matching: /users/ });
  // @ts-expect-error: bytes have a unit
  await expect(byName).toAvoidMemoryLeaks({ perCall: 64 });
  // @ts-expect-error: a number is wanted
  await expect(byName).toIssueAtMostQueries('2');
  // @ts-expect-error: the matchers' names without to
  await expect(byName).toMeetBudget({ toCompleteWithin: 50 });
  // @ts-expect-error: bytes have a unit
  await expect(byName).toMeetBudget({ allocateAtMost: 64 });
  // @ts-expect-error: an option of another part
  await expect(byName).toMeetBudget({ completeWithin: { limit: 50, repeats: 3 } });
  // @ts-expect-error: a flag
  await expect(byName).toMeetBudget({ avoidBlockingApis: false });
  // @ts-expect-error: no such key
  defineBudget({ completesWithin: 50 });
});
