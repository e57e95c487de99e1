import { builtin } from '../runtime.js';

/** One frame of a stack as V8 knows it; positions from 1, in the code as it was compiled unless `mapped`. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly function: string | undefined;
  /** The runtime has already translated the position to the source as written. */
  readonly mapped: boolean;
}

type Holder = { stack?: unknown };

/**
 * Reads what `Error.captureStackTrace` has put into `holders`, unformatted: formatting is what makes stacks dear. A runtime that formats at once (Bun) gives
 * text instead.
 */
export function rawStacks(holders: readonly Holder[]): (readonly NodeJS.CallSite[] | string | undefined)[] {
  const formatter = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    return holders.map(({ stack }) => (Array.isArray(stack) || typeof stack === 'string' ? stack : undefined));
  } finally {
    Error.prepareStackTrace = formatter;
  }
}

// Under Jest, node:url is the sandbox's; both give the same paths.
const toPath = builtin?.('node:url').fileURLToPath;

/** A plain path of what V8 calls a file name: a path, a file URL, either with a bundler's query. */
export function plainPath(file: string): string {
  const path = file.startsWith('file:') && toPath ? toPath(file) : file;
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}

const here = 'sensors/frames';

/** The folder of this package's own code, with a slash at its end: of its sources, or of what was built from them. */
function ownFolder(): string | undefined {
  const holder: Holder = {};
  Error.captureStackTrace?.(holder);
  const [sites] = rawStacks([holder]);
  const file = typeof sites === 'string' ? parseFrames(sites)[0]?.file : sites?.[0]?.getFileName();
  if (!file) return undefined;
  const path = plainPath(file).replaceAll('\\', '/');
  const inside = path.lastIndexOf(`/${here}.`);
  return path.slice(0, (inside < 0 ? path.lastIndexOf('/') : inside) + 1);
}

let own: string | undefined;
let ownKnown = false;
const verdicts = new Map<string, boolean>();

/** True for this package's own code, as sources or as built. */
export function isOwnFile(file: string): boolean {
  if (!ownKnown) {
    own = ownFolder();
    ownKnown = true;
  }
  return own !== undefined && plainPath(file).replaceAll('\\', '/').startsWith(own);
}

/** True for the user's own code: not a dependency, not Node, not this package, not code without a file. */
export function isUsersFile(file: string | null | undefined): boolean {
  if (!file) return false;
  const known = verdicts.get(file);
  if (known !== undefined) return known;
  const path = plainPath(file).replaceAll('\\', '/');
  const absolute = path.startsWith('/') || /^[a-z]:\//i.test(path);
  const users = absolute && !path.includes('/node_modules/') && !isOwnFile(file);
  if (verdicts.size > 10_000) verdicts.clear();
  verdicts.set(file, users);
  return users;
}

/** The frame of a call site. */
export function frameOf(site: NodeJS.CallSite): Frame {
  return {
    file: plainPath(site.getFileName() ?? ''),
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
    function: site.getFunctionName() ?? undefined,
    mapped: false,
  };
}

const line = /^\s*at (?:(.*?) \()?((?:file:\/\/|[a-zA-Z]:[\\/]|\/).*?):(\d+):(\d+)\)?$/;

/** The frames of a formatted stack that name a file. */
export function parseFrames(stack: string): Frame[] {
  return stack.split('\n').flatMap((text) => {
    const [, name, file, row, column] = line.exec(text) ?? [];
    if (!file) return [];
    return [{ file: plainPath(file), line: Number(row), column: Number(column), function: name, mapped: true }];
  });
}

/** The first frame that is the user's, of frames, of an object that captured its stack, or of an error. */
export function firstUsersFrame(stack: unknown): Frame | undefined {
  if (Array.isArray(stack)) return (stack as Frame[]).find(({ file }) => isUsersFile(file));
  if (typeof stack !== 'object' || stack === null) return undefined;
  const [raw] = rawStacks([stack]);
  if (typeof raw === 'string') return parseFrames(raw).find(({ file }) => isUsersFile(file));
  const site = raw?.find((site) => isUsersFile(site.getFileName()));
  return site && frameOf(site);
}

/** The user's frame nearest to here; libraries may stand in between. */
export function usersFrame(): Frame | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, usersFrame);
  Error.stackTraceLimit = limit;
  return firstUsersFrame(holder);
}

/**
 * The user's frames of an object that captured its stack, nearest first, at most so many: from the line that did something to those it was reached from. They end
 * where the subject was called, at the hard stop's script or at this package's own code.
 */
export function usersFrames(stack: { stack?: unknown }, most: number): Frame[] {
  const [raw] = rawStacks([stack]);
  const frames = typeof raw === 'string' ? parseFrames(raw) : (raw ?? []).map(frameOf);
  const found: Frame[] = [];
  for (const frame of frames) {
    const { file } = frame;
    if (found.length === most) break;
    if (isUsersFile(file)) found.push(frame);
    else if (found.length > 0 && (file === 'node:vm' || isOwnFile(file))) break;
  }
  return found;
}
