import type { Plan, ReadFile } from './change.js';

type Config = Record<string, unknown>;
const others = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `jest.config.${ending}`);
const json = (config: Config): string => `${JSON.stringify(config, null, 2)}\n`;
const stepsFile = 'jest.steps.config.json';
/** A process that counts steps judges nothing else, and the other way round: each config has files of its own, so that both can gate strictly. */
const stepsTests = '\\.steps\\.test\\.';

const added = (config: Config): Config => ({
  ...config,
  setupFilesAfterEnv: [...((config.setupFilesAfterEnv as string[] | undefined) ?? []), 'perf-matchers/jest'],
  reporters: [...((config.reporters as unknown[] | undefined) ?? ['default']), 'perf-matchers/jest/reporter'],
});

/** The set-up of Jest: JSON configs get the register line and the reporter, and a second config that counts steps; configs that are programs are left alone. */
export function planJest(read: ReadFile): Plan {
  const program = others.find((name) => read(name) !== undefined);
  if (program) {
    const text = read(program) ?? '';
    if (/['"]perf-matchers\/jest['"]/.test(text)) return { changes: [], byHand: [] };
    return {
      changes: [],
      byHand: [
        `${program} is a program, and stays as it is. Add to it:\n  setupFilesAfterEnv: ['perf-matchers/jest'],\n  reporters: ['default', 'perf-matchers/jest/reporter'],\nGrowth by steps needs a second config with testEnvironment: 'perf-matchers/jest/environment'.`,
      ],
    };
  }
  const manifest = JSON.parse(read('package.json') ?? '{}') as { jest?: Config };
  const own = read('jest.config.json');
  const config = own === undefined ? (manifest.jest ?? {}) : (JSON.parse(own) as Config);
  if (JSON.stringify(config).includes('"perf-matchers/jest"')) return { changes: [], byHand: [] };
  if ('projects' in config) {
    return {
      changes: [],
      byHand: [
        "Jest's projects are set up one by one: add setupFilesAfterEnv: ['perf-matchers/jest'] to each that holds performance tests, and the reporter to the whole.",
      ],
    };
  }
  const after = {
    ...added(config),
    testPathIgnorePatterns: [
      ...((config.testPathIgnorePatterns as string[] | undefined) ?? ['/node_modules/']),
      stepsTests,
    ],
  };
  const first =
    own === undefined && manifest.jest
      ? { file: 'package.json', before: read('package.json'), after: json({ ...manifest, jest: after }) }
      : { file: 'jest.config.json', before: own, after: json(after) };
  const { testRegex: _, testMatch: __, ...rest } = added(config);
  const steps = json({
    ...rest,
    testEnvironment: 'perf-matchers/jest/environment',
    testMatch: ['**/*.steps.test.?([cm])[jt]s?(x)'],
  });
  const second = read(stepsFile) === undefined ? [{ file: stepsFile, before: undefined, after: steps }] : [];
  return { changes: [first, ...second], byHand: [] };
}
