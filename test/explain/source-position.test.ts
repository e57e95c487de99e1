import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/explain/source-position.js';

// Types go when the file is compiled, so that lines and columns of the compiled code are others than these.
interface Captured {
  stack?: unknown;
}

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;
const file = 'test/explain/source-position.test.ts';

function captured(): Captured {
  const holder: Captured = {};
  Error.captureStackTrace(holder);
  return holder;
}

class Users {
  async list(): Promise<Captured> {
    await null;
    return captured();
  }
}

describe('placeOf', () => {
  test('a captured stack: file, line and column as written, and the function', () => {
    const line = lineOf('Error.captureStackTrace(holder)');
    expect(placeOf(captured())).toEqual({ file, line, column: 9, function: 'captured' });
  });

  test('an error', () => {
    const error = new TypeError('no'); // made here
    expect(placeOf(error)).toMatchObject({ file, line: lineOf('// made here') });
  });

  test('an error whose stack is text already', () => {
    const error = new Error('read before');
    expect(error.stack).toBeTypeOf('string');
    expect(placeOf(error)).toMatchObject({ file, line: lineOf("new Error('read before')") });
  });

  test('the line behind a function that is left out', async () => {
    const holder: Captured = {};
    const helper = (): void => Error.captureStackTrace(holder, helper);
    helper(); // called here
    expect(placeOf(holder)).toMatchObject({ file, line: lineOf('// called here') });
    expect(placeOf(await new Users().list())).toMatchObject({ function: 'captured' });
  });

  test.each([undefined, null, 'text', 7, {}, [], { stack: 'Error: no frame' }])('nothing in %j', (stack) => {
    expect(placeOf(stack)).toBeUndefined();
  });

  test.each([
    ['node:internal/process/task_queues'],
    ['/home/me/app/node_modules/pg/lib/client.js'],
    ['C:\\app\\node_modules\\pg\\lib\\client.js'],
    ['evalmachine.<anonymous>'],
    [new URL('../../src/sensors/scope.ts', import.meta.url).pathname],
  ])('%s is not the user’s', (path) => {
    expect(placeOf([{ file: path, line: 1, column: 1, function: undefined, mapped: true }])).toBeUndefined();
  });

  test('a path is never absolute, and functions are named plainly', () => {
    const outside = new URL('../../../elsewhere/users.ts', import.meta.url).pathname;
    const frame = { file: outside, line: 3, column: 5, mapped: true };
    expect(placeOf([{ ...frame, function: 'Object.listUsers' }])).toEqual({
      file: '../elsewhere/users.ts',
      line: 3,
      column: 5,
      function: 'listUsers',
    });
    expect(placeOf([{ ...frame, function: 'async listUsers' }])?.function).toBe('listUsers');
    expect(placeOf([{ ...frame, function: 'Object.<anonymous>' }])?.function).toBeUndefined();
  });

  test('a formatter of the user’s that fails or gives no text changes nothing', () => {
    const before = Error.prepareStackTrace;
    const stack = captured();
    try {
      Error.prepareStackTrace = () => {
        throw new Error('mine');
      };
      expect(placeOf(stack)).toMatchObject({ file, function: 'captured' });
      expect(Error.prepareStackTrace).not.toBe(before);
    } finally {
      Error.prepareStackTrace = before;
    }
  });
});
