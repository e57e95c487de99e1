import { expect, test } from 'vitest';
import { createProject, reportJest } from './project.js';
import { jestConfig } from './set-up.js';
import { imports, shop } from './shop.js';

test('jsdom-free environments, module resets and workers', async () => {
  const project = createProject('jest-reset', {
    ...shop,
    ...jestConfig(),
    'src/a.test.ts': `${imports}
test('after a reset', async () => {
  jest.resetModules();
  const again = require('./users');
  again.seed(4);
  await expect(again.listUsersSlow).toIssueAtMostQueries(2);
});
test('before', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
    'src/b.test.ts': `${imports}
test('other file', async () => { seed(4); await expect(listUsersFast).toIssueAtMostQueries(2); });
`,
  });
  const { tests } = await reportJest(project, ['--maxWorkers=2']);
  expect(tests.map(({ name, status }) => [name, status]).sort()).toEqual([
    ['after a reset', 'failed'],
    ['before', 'passed'],
    ['other file', 'passed'],
  ]);
});
