import type { Plan, ReadFile } from './change.js';

type Config = Record<string, unknown>;
const others = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `jest.config.${ending}`);
const json = (config: Config): string => `${JSON.stringify(config, null, 2)}\n`;
/** The second config. */
export const stepsFile = 'jest.steps.config.json';
/** A process that counts steps judges nothing else, and the other way round: each config has files of its own, so that both can gate strictly. */
const stepsTests = '\\.steps\\.test\\.';

const added = (config: Config): Config => ({
  ...config,
  setupFilesAfterEnv: [...((config.setupFilesAfterEnv as string[] | undefined) ?? []), 'perf-matchers/jest'],
  reporters: [...((config.reporters as unknown[] | undefined) ?? ['default']), 'perf-matchers/jest/reporter'],
});

const ofProgram = (
  file: string,
): string => `${file} is a program, which this command does not run: it stays as it is. Add by hand to its config:
  setupFilesAfterEnv: ['perf-matchers/jest'],
  reporters: ['default', 'perf-matchers/jest/reporter'],
  testPathIgnorePatterns: ['/node_modules/', '\\\\.steps\\\\.test\\\\.'],
Growth by steps is counted under a second config, ${stepsFile.replace('.json', '.js')}, with all that this one has and
  testEnvironment: 'perf-matchers/jest/environment',
  testMatch: ['**/*.steps.test.?([cm])[jt]s?(x)'],
  testPathIgnorePatterns: ['/node_modules/'],
and a step of the CI that runs it: npx jest --coverage=false --runInBand --config ${stepsFile.replace('.json', '.js')}
`;

const ofProjects = `Jest's projects are set up one by one, which this command leaves to you. Add by hand to each project that holds performance tests:
  "setupFilesAfterEnv": ["perf-matchers/jest"]
and to the config around them, as reporters are the whole run's:
  "reporters": ["default", "perf-matchers/jest/reporter"]
Growth by steps is counted under a second config: "testEnvironment": "perf-matchers/jest/environment", over files of its own.
`;

/** The set-up of Jest: JSON configs get the register line and the reporter, and a second config that counts steps; configs that are programs are left alone. */
export function planJest(read: ReadFile): Plan {
  const program = others.find((name) => read(name) !== undefined);
  if (program) {
    const text = read(program) ?? '';
    if (/['"]perf-matchers\/jest['"]/.test(text)) return { changes: [], byHand: [] };
    return { changes: [], byHand: [ofProgram(program)] };
  }
  const manifest = JSON.parse(read('package.json') ?? '{}') as { jest?: Config };
  const own = read('jest.config.json');
  const config = own === undefined ? (manifest.jest ?? {}) : (JSON.parse(own) as Config);
  if (JSON.stringify(config).includes('"perf-matchers/jest"')) return { changes: [], byHand: [] };
  if ('projects' in config) {
    return { changes: [], byHand: [ofProjects] };
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
