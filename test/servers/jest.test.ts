import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, jest, type Project, root, run } from '../e2e/project.js';
import { type MariaDbOptions, startMariaDb } from './mariadb.js';
import { startPostgres } from './postgres.js';

let mariaDb: { options: MariaDbOptions; stop: () => Promise<void> };
let postgres: { options: object; stop: () => Promise<void> };
let project: Project;

const suite = `
const mysql = require('mysql2/promise');
const postgres = require('postgres');
const { mariaDb, postgresql } = require('./servers.json');

test('mysql2, through a pool that is exhausted', async () => {
  const pool = mysql.createPool({ ...mariaDb, connectionLimit: 2 });
  const ask = async () => {
    await Promise.all([1, 2, 3, 4].map((i) => pool.query('select ?', [i]))); // in jest
    await pool.execute('select 1');
  };
  await expect(ask).toIssueAtMostQueries(5);
  await expect(ask).not.toIssueAtMostQueries(4);
  await expect(expect(ask).toIssueAtMostQueries(4)).rejects.toThrow(/shop.test.js:9/);
  await pool.end();
});

test('postgres.js', async () => {
  const sql = postgres({ ...postgresql, max: 2 });
  const ask = async () => {
    for (const i of [1, 2, 3]) await sql\`select \${i}::int\`;
  };
  await expect(ask).toIssueAtMostQueries(3);
  await expect(ask).not.toIssueAtMostQueries(2);
  await expect(expect(ask).toIssueAtMostQueries(2)).rejects.toThrow(/shop.test.js:21/);
  await sql.end();
});

test('modules that were reset', async () => {
  jest.resetModules();
  const again = require('mysql2/promise');
  expect(again).not.toBe(mysql);
  const pool = again.createPool(mariaDb);
  await expect(() => pool.query('select 1')).toIssueAtMostQueries(1);
  await expect(() => pool.query('select 1')).not.toIssueAtMostQueries(0);
  await pool.end();
});
`;

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/jest.cjs')))
    throw new Error('There is no build to test: run `npm run build` first.');
  mariaDb = await startMariaDb();
  postgres = await startPostgres();
  project = createProject(
    'jest',
    {
      'package.json': '{ "name": "shop", "private": true }',
      'jest.config.js':
        "module.exports = { setupFilesAfterEnv: ['perf-matchers/jest'], transform: {}, testEnvironment: 'node' };",
      'servers.json': JSON.stringify({ mariaDb: mariaDb.options, postgresql: postgres.options }),
      'shop.test.js': suite,
    },
    join(root, '.tmp/servers'),
  );
  mkdirSync(join(project.path, 'node_modules'));
  symlinkSync(root, join(project.path, 'node_modules/perf-matchers'), 'junction');
});
afterAll(async () => {
  await mariaDb?.stop();
  await postgres?.stop();
});

test('in Jest, whose modules are its own, mysql2 and postgres.js are watched by themselves', async () => {
  const { code, output } = await run(jest.node, [jest.script], project.path);
  expect(output).toContain('Tests:       3 passed, 3 total');
  expect(code).toBe(0);
});
