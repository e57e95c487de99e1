import { builtin, outerRealm } from '../runtime.js';
import { type Frame, firstUsersFrame, parseFrames } from '../sensors/frames.js';
import { fileFromStart } from '../start-folder.js';

/** A place in the user's source: `file` relative to where the run was started, with forward slashes, `line` and `column` from 1. */
export interface Place {
  file: string;
  line: number;
  column?: number;
  function?: string;
  share?: number;
  counts?: number[];
  detail?: string;
}

type Formatter = (error: Error, sites: NodeJS.CallSite[]) => unknown;

/**
 * A call site that can be asked as V8's own. Source-map readers copy its methods from its prototype, and take only plain paths.
 */
class Site {
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
  getFunctionName(): string {
    return 'f';
  }
  getTypeName(): null {
    return null;
  }
  getMethodName(): null {
    return null;
  }
  getThis(): undefined {}
  getFunction(): undefined {}
  getEvalOrigin(): undefined {}
  getPromiseIndex(): null {
    return null;
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
  toString(): string {
    return `f (${this.getFileName()}:${this.getLineNumber()}:${this.getColumnNumber()})`;
  }
}

/** What the runner translates stacks with: Vitest's stands in this realm, Jest's in the realm around its sandbox. */
function formatters(): Formatter[] {
  return [Error.prepareStackTrace, outerRealm.Error.prepareStackTrace].filter(
    (each) => typeof each === 'function',
  ) as Formatter[];
}

/** The frame in the source as the user wrote it; itself where nothing translates. */
function asWritten(frame: Frame): Pick<Frame, 'file' | 'line' | 'column'> {
  if (frame.mapped) return frame;
  for (const formatter of formatters()) {
    try {
      const text = formatter(new Error('position'), [new Site(frame) as unknown as NodeJS.CallSite]);
      const [found] = typeof text === 'string' ? parseFrames(text) : [];
      if (found) return found;
    } catch {
      // The user's own formatter, made for other things.
    }
  }
  const entry = builtin?.('node:module').findSourceMap?.(frame.file)?.findOrigin(frame.line, frame.column);
  if (entry && 'lineNumber' in entry && entry.lineNumber > 0 && entry.fileName) {
    const file = entry.fileName.startsWith('file:')
      ? builtin?.('node:url').fileURLToPath(entry.fileName)
      : entry.fileName;
    return { file: file ?? frame.file, line: entry.lineNumber, column: entry.columnNumber };
  }
  return frame;
}

/** A function's name without what V8 puts before it. */
function plainName(name: string | undefined): string | undefined {
  const plain = name
    ?.replace(/^(?:async |new |get |set )+/, '')
    .replace(/^(?:Object|Module|Function|exports|module\.exports|global|globalThis|process)\./, '');
  // V8 infers a name for a function without one; under Vitest it may be made of Vitest's own.
  return plain && !/<anonymous>|__vite/.test(plain) ? plain.replace(/ \[as .*\]$/, '') : undefined;
}

/**
 * The user's own line in a stack: the first frame that is not a dependency's, Node's or this package's, in the source as written. Takes an error, an object given
 * to `Error.captureStackTrace`, or frames. Undefined when no frame is the user's.
 */
export function placeOf(stack: unknown): Place | undefined {
  const frame = firstUsersFrame(stack);
  return frame && placeOfFrame(frame).place;
}

/** The place of a frame that is the user's, and the absolute path of its file, which must not be shown. */
export function placeOfFrame(frame: Frame): { place: Place; path: string } {
  const { file, line, column } = asWritten(frame);
  const name = plainName(frame.function);
  const place = {
    file: fileFromStart(file),
    line,
    ...(column > 0 ? { column } : {}),
    ...(name ? { function: name } : {}),
  };
  return { place, path: file };
}
