import { readFileSync } from 'node:fs';
import { transform } from '@swc/core';
import { defineConfig, type Options } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Under Jest's automock, `require` would give fakes of the package's own files. */
const loadingPast = (code: string): string =>
  code
    .replaceAll('require("./', 'loadOwn("./')
    .replace('"use strict";', '"use strict";const loadOwn=typeof jest=="object"&&jest.requireActual||require;');

const css = readFileSync('node_modules/uplot/dist/uPlot.min.css', 'utf8');

export default defineConfig([
  // The script of the report page, for browsers: one file, everything in it.
  {
    entry: { page: 'src/page/main.ts' },
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    minify: true,
    noExternal: [/./],
  },
  ...(['es6', 'commonjs'] as const).map(
    (type): Options => ({
      entry: {
        index: 'src/index.ts',
        vitest: 'src/runners/vitest/register.ts',
        jest: 'src/runners/jest/register.ts',
        steps: 'src/steps.ts',
        'jest-environment': 'src/runners/jest/environment.ts',
        'jest-test-runner': 'src/runners/jest/test-runner.ts',
        'vitest-reporter': 'src/runners/vitest/reporter.ts',
        'jest-reporter': 'src/runners/jest/reporter.ts',
        ...(type === 'es6' ? { cli: 'src/cli/main.ts' } : {}),
      },
      // Both are bundled as ES modules: only those are split, so that most of it loads at the first assertion. CommonJS is made of the split files below.
      format: 'esm',
      outExtension: () => ({ js: type === 'es6' ? '.js' : '.cjs' }),
      target: 'node22',
      // Runners and drivers are the user's own copies; everything else is bundled.
      external: ['vitest', '@jest/globals', 'expect'],
      noExternal: ['pretty-ms', 'parse-ms', 'acorn', 'commander', 'diff', 'tinyclip'],
      define: { __VERSION__: JSON.stringify(version), __UPLOT_CSS__: JSON.stringify(css) },
      splitting: true,
      esbuildOptions(options) {
        options.minifySyntax = true;
        // An entry may import a file only for it to be loaded.
        options.ignoreAnnotations = true;
      },
      plugins: [
        {
          name: 'short names of locals',
          // Names of functions and classes stay: they stand in stacks. esbuild shortens all or none, or names every closure anew at run time.
          async renderChunk(code) {
            const mangle = { toplevel: false, keep_fnames: true, keep_classnames: true };
            const made = await transform(code, {
              swcrc: false,
              jsc: { target: 'es2022', minify: { compress: false, mangle } },
              module: type === 'es6' ? { type } : { type, exportInteropAnnotation: true },
              isModule: true,
              minify: true,
            });
            return { code: type === 'es6' ? made.code : loadingPast(made.code) };
          },
        },
      ],
    }),
  ),
]);
