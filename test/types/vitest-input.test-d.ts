// Vitest 5 hands the subject's type to the matchers: input is checked against its parameter.
import { expect, test } from 'vitest';
import 'perf-matchers/vitest';

const byName = (name: string): number => name.length;

test('an input that the subject does not take', async () => {
  // @ts-expect-error: a number is no string
  await expect(byName).toCompleteWithin(50, { input: () => 5 });
  // @ts-expect-error: under .not too
  await expect(byName).not.toCompleteWithin(50, { input: () => 5 });
  // @ts-expect-error: under .soft too
  await expect.soft(byName).toCompleteWithin(50, { input: () => 5 });
  // @ts-expect-error: in growth
  await expect(byName).toScaleNoWorseThan('n', { input: (n) => n });
  // @ts-expect-error: for queries
  await expect(byName).toIssueAtMostQueries(2, { input: () => 5 });
  // @ts-expect-error: for repeated statements
  await expect(byName).toAvoidNPlusOneQueries({ input: () => 5 });
  // @ts-expect-error: for rows
  await expect(byName).toFetchAtMostRows(2, { input: () => 5 });
  // @ts-expect-error: the subject takes a string
  await expect(byName).toMeetBudget({ completeWithin: 50, input: () => 7 });
});
