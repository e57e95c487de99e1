import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** Accounts, files and processes: with calls that hold the event loop, and repaired. */
const service = `
import { exec, execSync } from 'node:child_process';
import { randomBytes, scrypt, scryptSync } from 'node:crypto';
import fs, { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as bare from 'fs';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'zlib';
import { readConfig, readConfigSoon } from './config.cjs';

const derive = promisify<string, string, number, Buffer>(scrypt);
const small = 'package.json';
const soon = () => new Promise((resolve) => setTimeout(resolve, 2));

export async function hashSlow() { await soon(); return scryptSync('secret', randomBytes(8).toString('hex'), 8); }
export async function hashFast() { await soon(); return derive('secret', randomBytes(8).toString('hex'), 8); }

export async function readNamed() { return readFileSync(small, 'utf8'); }
export async function readDefault() { return fs.readFileSync(small, 'utf8'); }
export async function readBare() { return bare.statSync(small).size + bare.realpathSync.native('.').length; }
export async function readFast() { return readFile(small, 'utf8'); }

export async function packSlow() { const found = []; for (const part of ['a', 'b', 'c']) found.push(gzipSync(part)); return found; }
export async function packFast() { return Promise.all(['a', 'b', 'c'].map((part) => promisify(gzip)(part))); }

export async function runSlow() { return execSync('echo 1').toString(); }
export async function runFast() { return (await promisify(exec)('echo 1')).stdout; }

export async function waitSlow() { return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); }
export async function waitFast() { return Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1).value; }

export const configSlow = async () => readConfig();
export const configFast = async () => readConfigSoon();
export const loadsLate = async () => (await import('./late')).late;
export const unawaited = async () => { void soon().then(() => bare.existsSync(small)); await soon(); await soon(); };
export const fails = async () => { readFileSync(small); throw new Error('no such account'); };
`;

const specification = `
import * as service from './service';
import fs from 'node:fs';

describe('toAvoidBlockingApis', () => {
  test('crypto', async () => { await expect(service.hashSlow).toAvoidBlockingApis(); });
  test('crypto, repaired', async () => { await expect(service.hashFast).toAvoidBlockingApis(); });
  test('named import', async () => { await expect(service.readNamed).toAvoidBlockingApis(); });
  test('default import', async () => { await expect(service.readDefault).toAvoidBlockingApis(); });
  test('without node:', async () => { await expect(service.readBare).toAvoidBlockingApis(); });
  test('fs, repaired', async () => { await expect(service.readFast).toAvoidBlockingApis(); });
  test('zlib', async () => { await expect(service.packSlow).toAvoidBlockingApis(); });
  test('zlib, repaired', async () => { await expect(service.packFast).toAvoidBlockingApis(); });
  test('child_process', async () => { await expect(service.runSlow).toAvoidBlockingApis(); });
  test('child_process, repaired', async () => { await expect(service.runFast).toAvoidBlockingApis(); });
  test('Atomics', async () => { await expect(service.waitSlow).toAvoidBlockingApis(); });
  test('Atomics, repaired', async () => { await expect(service.waitFast).toAvoidBlockingApis(); });
  test('CommonJS', async () => { await expect(service.configSlow).toAvoidBlockingApis(); });
  test('CommonJS, repaired', async () => { await expect(service.configFast).toAvoidBlockingApis(); });
  test('loads a module', async () => { await expect(service.loadsLate).toAvoidBlockingApis(); });
  test('not awaited', async () => { await expect(service.unawaited).toAvoidBlockingApis(); });
  test('input and cleanup are not the subject', async () => {
    await expect(service.readFast).toAvoidBlockingApis({ input: () => fs.statSync('.'), cleanup: () => fs.statSync('.') });
  });
  test('not: over holds', async () => { await expect(service.readNamed).not.toAvoidBlockingApis(); });
  test('not: within fails', async () => { await expect(service.readFast).not.toAvoidBlockingApis(); });
  test('throws', async () => { await expect(service.fails).toAvoidBlockingApis(); });
  test('a limit', async () => { await expect(service.readFast).toAvoidBlockingApis(3 as never); });
});
`;

const config = `
const { readFileSync } = require('fs');
const { readFile } = require('node:fs/promises');
module.exports = { readConfig: () => readFileSync('package.json', 'utf8'), readConfigSoon: () => readFile('package.json', 'utf8') };
`;

const passing = [
  'crypto, repaired',
  'fs, repaired',
  'zlib, repaired',
  'child_process, repaired',
  'Atomics, repaired',
  'CommonJS, repaired',
  'loads a module',
  'input and cleanup are not the subject',
  'not: over holds',
].map((name) => `toAvoidBlockingApis ${name}`);

describe.each(runners)('blocking APIs in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('blocking', {
      'src/service.ts': service,
      'src/config.cjs': config,
      'src/late.ts': "export const late = 'late';\n",
      'src/shop.perf.test.ts': specification,
    });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(21);
  });

  test('each failing message, whole', async () => {
    // Within a line, the runners' source maps point to different ends of a call.
    const messages = failingMessages(runner, tests, (message) => masked(message).replace(/(\.c?[jt]s:\d+):\d+/g, '$1'));
    expect(messages).not.toMatch(/\/work|\/home|\/root/);
    await expect(messages).toMatchFileSnapshot('__snapshots__/blocking.txt');
  });
});
