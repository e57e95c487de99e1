import 'perf-matchers/jest';

const byName = (name: string): number => name.length;

test('what compiles', async () => {
  const promise: Promise<void> = expect(byName).toCompleteWithin(50, { input: () => 'shoes' });
  await promise;
  await expect(byName).not.toCompleteWithin('200µs', { input: () => 'shoes', percentile: 95 });
  await expect(byName).toScaleNoWorseThan('n log n', { input: (n) => 'x'.repeat(n), of: 'time', upTo: 1000 });
  await expect(byName).toIssueAtMostQueries(2, { matching: /from users/ });
  await expect(byName).toAvoidNPlusOneQueries({ input: () => 'shoes', repeats: 5 });
  await expect(byName).not.toFetchAtMostRows(50, { warmUp: true });
  await expect(byName).toMakeAtMostRequests(2, { input: () => 'shoes' });
  await expect(byName).toReturnAtMostItems(2, { input: () => 'shoes', items: (length) => [length] });
  await expect(byName).not.toAvoidBlockingApis({ input: () => 'shoes' });
  await expect(byName).toBlockEventLoopAtMost('20 ms', { input: () => 'shoes' });
  await expect(byName).toAllocateAtMost('64 kB', { input: () => 'shoes' });
  await expect(byName).toUseAtMostMemory('20 MB');
  await expect(byName).toAvoidMemoryLeaks();
  await expect(byName).toMeetBudget({ input: () => 'shoes', completeWithin: '50 ms', issueAtMostQueries: 2 });
  await expect(byName).toAvoidMemoryLeaks({ input: () => 'shoes', perCall: '1 kB', iterations: 1000 });
  await expect(byName).toRunFasterThan(byName, { input: () => 'shoes', by: 2 });
  await expect(byName).toSustainAtLeast(500, { input: () => 'shoes', concurrency: 10 });
});

test('what does not', async () => {
  // @ts-expect-error: a number is no string
  await expect(byName).toCompleteWithin(50, { input: () => 5 });
  // @ts-expect-error: no such unit
  await expect(byName).toCompleteWithin('50 minutes');
  // @ts-expect-error: growth needs input
  await expect(byName).toScaleNoWorseThan('n');
});
