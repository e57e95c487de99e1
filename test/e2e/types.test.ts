import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root, run, workspace } from './project.js';

const path = join(workspace, 'types');

beforeAll(() => {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  cpSync(join(root, 'test/types'), path, { recursive: true });
  writeFileSync(join(path, 'package.json'), '{ "type": "module" }');
  const source = readFileSync(join(path, 'jest.test-d.ts'), 'utf8');
  writeFileSync(join(path, 'jest-globals.test-d.ts'), `import { expect, test } from '@jest/globals';\n${source}`);
});

const files = ['vitest', 'vitest-input', 'jest', 'jest-globals', 'standalone'];
const cases = ['typescript', 'typescript7'].flatMap((compiler) => files.map((file) => [compiler, file] as const));

test.concurrent.each(cases)('%s compiles %s against the packed declarations', async (compiler, file) => {
  const types = file === 'jest' ? 'node,jest' : 'node';
  const flags = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--skipLibCheck',
    '--types',
    types,
  ];
  const { output, code } = await run(
    process.execPath,
    [join(root, 'node_modules', compiler, 'bin/tsc'), ...flags, `${file}.test-d.ts`],
    path,
  );
  expect(output).toBe('');
  expect(code).toBe(0);
});
