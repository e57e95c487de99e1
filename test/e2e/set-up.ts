/** The set-up of a Jest project: TypeScript by swc, the register entry. */
export const jestConfig = (extra: Record<string, unknown> = {}): Record<string, string> => ({
  'package.json': '{ "name": "shop", "private": true }',
  'jest.config.json': JSON.stringify({
    setupFilesAfterEnv: ['perf-matchers/jest'],
    testTimeout: 20_000,
    transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
    ...extra,
  }),
});

/** The set-up of a Vitest project, with more options of `test` as source. */
export const vitestConfig = (extra = ''): Record<string, string> => ({
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { setupFiles: ['perf-matchers/vitest'], testTimeout: 20_000, ${extra} } });
`,
});
export const vitestImports = `import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';\n`;
