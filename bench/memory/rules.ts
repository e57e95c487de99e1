import { matchers } from '../../src/index.js';
import { forceCollection } from '../../src/sensors/memory/collect.js';

/** What a rule says of a function. */
export type Said = 'leaks' | 'clean' | 'cannot tell';
export type Rule = (subject: () => unknown) => Promise<Said>;

/** The test that people write by hand: call it a thousand times, and compare the used heap before and after; nothing is collected by force. */
const byHand: Rule = async (subject) => {
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 1000; i++) await subject();
  const grown = process.memoryUsage().heapUsed - before;
  return grown > 1000 * 64 ? 'leaks' : 'clean';
};

/**
 * The rule of `leakage`, after its repository's pages and source: 60 forced collections with 30 calls between them, and a leak where the heap grew by more than 1 kB in more than two
 * thirds of them in a row. It compares heap snapshots; the size of the used heap says the same here.
 */
const leakage: Rule = async (subject) => {
  const used = async (): Promise<number> => {
    await new Promise((resolve) => setImmediate(resolve));
    forceCollection();
    return process.memoryUsage().heapUsed;
  };
  let last = await used();
  let grew = 0;
  for (let round = 0; round < 60; round++) {
    for (let i = 0; i < 30; i++) await subject();
    const now = await used();
    grew = now - last > 1024 ? grew + 1 : 0;
    if (grew > 40) return 'leaks';
    last = now;
  }
  return 'clean';
};

const ours: Rule = async (subject) => {
  const { perf } = await matchers.toAvoidMemoryLeaks.call({ isNot: false } as never, subject);
  const { kind } = perf.verdict;
  return kind === 'over' ? 'leaks' : kind === 'within' ? 'clean' : 'cannot tell';
};

export const rules: Readonly<Record<string, Rule>> = { 'by hand': byHand, leakage, ours };
