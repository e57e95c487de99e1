import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { builtin } from '../../runtime.js';
import { startSteps, watchRealm } from '../steps/start.js';

type Environment = new (config: JestEnvironmentConfig, context: EnvironmentContext) => JestEnvironment;

/** Jest's own environment, from the user's copy of Jest: this package brings none. */
function nodeEnvironment(): Environment {
  const { createRequire } = (builtin as NodeJS.Process['getBuiltinModule'])('node:module');
  const starts = [`${process.cwd()}/package.json`, process.argv[1] ?? ''];
  const ways = [
    ['jest-environment-node'],
    ['jest', 'jest-cli', 'jest-config', 'jest-environment-node'],
    ['jest-cli', 'jest-config', 'jest-environment-node'],
    ['jest-config', 'jest-environment-node'],
    ['@jest/core', 'jest-config', 'jest-environment-node'],
  ];
  for (const start of starts) {
    for (const way of ways) {
      try {
        let from = start;
        for (const name of way) from = createRequire(from).resolve(name);
        const found = createRequire(start)(from) as { TestEnvironment?: Environment; default?: Environment };
        const environment = found.TestEnvironment ?? found.default;
        if (environment) return environment;
      } catch {
        // Not installed where this way leads.
      }
    }
  }
  throw new Error(
    'perf-matchers/jest/environment extends jest-environment-node, which was not found: install it as a devDependency.',
  );
}

/** Jest's Node environment in a process that counts steps from its first test file on; worker processes are shared, so a run that counts steps has a config of its own. */
export class TestEnvironment extends nodeEnvironment() {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    startSteps({ coverage: config.globalConfig.collectCoverage });
    watchRealm(this.global as unknown as typeof globalThis);
  }
}

export default TestEnvironment;
