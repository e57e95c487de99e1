import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig(
  (['esm', 'cjs'] as const).map((format) => ({
    entry: { index: 'src/index.ts', vitest: 'src/runners/vitest/register.ts', jest: 'src/runners/jest/register.ts' },
    format,
    target: 'node22',
    // Runners and drivers are the user's own copies; everything else is bundled.
    external: ['vitest', '@jest/globals', 'expect'],
    noExternal: ['pretty-ms', 'parse-ms'],
    define: { __VERSION__: JSON.stringify(version) },
    // tsup splits CommonJS through a second compiler, which breaks code without white space; what must be shared lives on globalThis anyway.
    splitting: format === 'esm',
    // Names stay: they stand in stacks.
    esbuildOptions(options) {
      options.minifyWhitespace = true;
      options.minifySyntax = true;
    },
  })),
);
