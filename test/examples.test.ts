import { expect, test } from 'vitest';
import { countTests, type ExampleFile, type ExampleTest, faultsOf, untoldPatterns } from '../scripts/examples.js';

const unit: ExampleTest = {
  pattern: 'n-plus-one',
  file: 'n-plus-one/orders.test.ts',
  name: 'lists orders',
  passed: true,
  messages: [],
  verdicts: [],
};
const met: ExampleTest = {
  ...unit,
  file: 'n-plus-one/orders.perf.test.ts',
  name: 'costs two queries',
  verdicts: [{ kind: 'within' }],
};
const unmet: ExampleTest = { ...met, passed: false, messages: ['41 queries'], verdicts: [{ kind: 'over' }] };
const ran = (...tests: ExampleTest[]): ExampleFile[] => [{ pattern: unit.pattern, file: unit.file, tests, errors: [] }];

test('a demo that ends as it must has no fault', () => {
  expect(faultsOf('slow', ran(unit, unmet))).toEqual([]);
  expect(faultsOf('fast', ran(unit, met))).toEqual([]);
});

test.each([
  [
    'slow',
    ran(unit, met),
    "'costs two queries' (n-plus-one/orders.perf.test.ts) on the slow code passes, and must fail.",
  ],
  [
    'slow',
    ran(unit, { ...unmet, verdicts: [] }),
    "'costs two queries' (n-plus-one/orders.perf.test.ts) on the slow code fails without a verdict.",
  ],
  [
    'slow',
    ran({ ...unit, passed: false }, unmet),
    "'lists orders' (n-plus-one/orders.test.ts) on the slow code fails, and must pass.",
  ],
  [
    'fast',
    ran(unit, unmet),
    "'costs two queries' (n-plus-one/orders.perf.test.ts) on the fast code fails, and must pass.",
  ],
  ['fast', ran(unit), 'No specification ran against the fast code.'],
] as const)('a fault of the %s code is told: %#', (version, files, fault) => {
  expect(faultsOf(version, files)).toEqual([fault]);
});

test('a file that did not run is told', () => {
  const [file] = ran(unit, met) as [ExampleFile];
  expect(faultsOf('fast', [{ ...file, errors: ['no such module'] }])).toEqual([
    'n-plus-one/orders.test.ts did not run: no such module',
  ]);
});

test('tests are counted, and what could not be told is found', () => {
  const untold: ExampleTest = {
    ...met,
    verdicts: [{ kind: 'cannot tell', because: 'noise', reason: 'too noisy', next: 'run it again' }],
  };
  expect(countTests(ran(unit, met, untold))).toEqual({ unit: 1, perf: 2, untold: 1 });
  expect(untoldPatterns(ran(unit, met, untold))).toEqual(['n-plus-one']);
  expect(untoldPatterns(ran(unit, met))).toEqual([]);
});
