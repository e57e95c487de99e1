import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { startSteps, watchRealm } from '../steps/start.js';
import { ofJest } from './of-jest.js';

type Environment = new (config: JestEnvironmentConfig, context: EnvironmentContext) => JestEnvironment;

/** Jest's own environment. */
function nodeEnvironment(): Environment {
  const found = ofJest('jest-environment-node', 'perf-matchers/jest/environment') as {
    TestEnvironment?: Environment;
    default?: Environment;
  };
  return (found.TestEnvironment ?? found.default) as Environment;
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
