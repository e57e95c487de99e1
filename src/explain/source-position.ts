import type { Place } from '../record.js';
import { builtin, outerRealm } from '../runtime.js';
import { type Frame, firstUsersFrame, parseFrames, workingDirectory } from '../sensors/queries/frames.js';

const path = builtin?.('node:path');

/** A call site that a runner's own formatter translates: it copies the methods of the prototype, and knows files by their plain paths. */
class PlainCallSite {
  readonly #frame: Frame;
  constructor(frame: Frame) {
    this.#frame = frame;
  }
  getFileName(): string {
    return this.#frame.file;
  }
  getScriptNameOrSourceURL(): string {
    return this.#frame.file;
  }
  getLineNumber(): number {
    return this.#frame.line;
  }
  getColumnNumber(): number {
    return this.#frame.column;
  }
  getFunctionName(): string | null {
    return this.#frame.function ?? null;
  }
  getTypeName(): null {
    return null;
  }
  getMethodName(): null {
    return null;
  }
  getThis(): undefined {
    return undefined;
  }
  getFunction(): undefined {
    return undefined;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  isNative(): boolean {
    return false;
  }
  isToplevel(): boolean {
    return true;
  }
  isEval(): boolean {
    return false;
  }
  isConstructor(): boolean {
    return false;
  }
  isAsync(): boolean {
    return false;
  }
  isPromiseAll(): boolean {
    return false;
  }
  getPromiseIndex(): null {
    return null;
  }
  toString(): string {
    const { file, line, column, function: name } = this.#frame;
    const position = `${file}:${line}:${column}`;
    return name ? `${name} (${position})` : position;
  }
}

/** The position in the source as written, by the source maps that the runner itself uses. */
function translate(frame: Frame): Frame {
  // Jest installs its formatter in the outer realm alone.
  const format = Error.prepareStackTrace ?? outerRealm.Error.prepareStackTrace;
  if (frame.mapped || !format) return frame;
  try {
    const text: unknown = format(new Error('at'), [new PlainCallSite(frame) as unknown as NodeJS.CallSite]);
    return (typeof text === 'string' && parseFrames(text)[0]) || frame;
  } catch {
    return frame;
  }
}

/**
 * The first place of a captured stack that is the user's own, in the source as written; undefined when there is none.
 * @example placeOf(error) // { file: 'src/users.ts', line: 14, column: 10, function: 'listUsers' }
 */
export function placeOf(stack: unknown): Place | undefined {
  const compiled = firstUsersFrame(stack);
  if (!compiled) return undefined;
  const { file, line, column } = translate(compiled);
  const name = compiled.function?.replace(/^(?:async |new )*(?:Object|Module|Function)\./, '');
  return {
    file: (path ? path.relative(workingDirectory(), file) : file).replaceAll('\\', '/'),
    line,
    column,
    ...(name && name !== '<anonymous>' ? { function: name } : {}),
  };
}
