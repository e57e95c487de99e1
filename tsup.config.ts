import { readFileSync } from 'node:fs';
import { minify } from '@swc/core';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

export default defineConfig(
  (['esm', 'cjs'] as const).map((format) => ({
    entry: {
      index: 'src/index.ts',
      vitest: 'src/runners/vitest/register.ts',
      jest: 'src/runners/jest/register.ts',
      steps: 'src/steps.ts',
      'jest-environment': 'src/runners/jest/environment.ts',
      // Loaded by an assertion that is over, never before.
      explain: 'src/explain/time/index.ts',
    },
    format,
    target: 'node22',
    // Runners and drivers are the user's own copies; everything else is bundled.
    external: ['vitest', '@jest/globals', 'expect'],
    noExternal: ['pretty-ms', 'parse-ms', 'acorn'],
    define: { __VERSION__: JSON.stringify(version) },
    // tsup splits CommonJS through a second compiler, which breaks code without white space; what must be shared lives on globalThis anyway.
    splitting: format === 'esm',
    esbuildOptions(options) {
      options.minifyWhitespace = true;
      options.minifySyntax = true;
      // A sandbox of Jest's has no import(), but every CommonJS has require.
      if (format === 'cjs') options.supported = { ...options.supported, 'dynamic-import': false };
    },
    esbuildPlugins:
      format === 'esm'
        ? []
        : [
            {
              name: 'what is loaded later stays a file of its own',
              setup(build) {
                build.onResolve({ filter: /\/explain\/time\/index\.js$/ }, ({ kind }) =>
                  kind === 'dynamic-import' ? { path: './explain.cjs', external: true } : undefined,
                );
              },
            },
          ],
    plugins: [
      {
        name: 'short names of locals',
        // Names of functions and classes stay: they stand in stacks. esbuild shortens all or none, or names every closure anew at run time.
        async renderChunk(code) {
          const mangle = { toplevel: false, keep_fnames: true, keep_classnames: true };
          const { code: short } = await minify(code, { compress: false, mangle, module: format === 'esm' });
          // Without exports or `require` it would be read as a module, by the words of JavaScript's syntax in the parser.
          const isBare = format === 'cjs' && !code.includes('module.exports');
          return { code: isBare ? `${short}\nmodule.exports = {};\n` : short };
        },
      },
    ],
  })),
);
