import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig({
  entry: { index: 'src/index.ts', vitest: 'src/runners/vitest/register.ts', jest: 'src/runners/jest/register.ts' },
  format: ['esm', 'cjs'],
  clean: true,
  target: 'node22',
  // Runners and drivers are the user's own copies; everything else is bundled.
  external: ['vitest', '@jest/globals', 'expect'],
  noExternal: ['pretty-ms', 'parse-ms'],
  define: { __VERSION__: JSON.stringify(version) },
  splitting: true,
  // Names stay: they stand in stacks.
  esbuildOptions(options) {
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
});
