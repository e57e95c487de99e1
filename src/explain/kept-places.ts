import type { LiveFrame, LiveObjects } from '../sensors/memory/live-objects.js';
import { positionIn } from '../sensors/steps/script-position.js';
import { shared } from '../state.js';
import type { HeldScope } from './held-scope.js';
import { type Keeper, type Keeping, keepingIn } from './keepers.js';
import { type Place, placeOfFrame } from './source-position.js';
import { isFunction, receiver, type Syntax, type SyntaxTree, treeOf } from './syntax.js';

/** A line of the user's whose objects stay. */
export interface KeptPlace {
  place: Place;
  /** The file's absolute path: for reading it, never for showing. */
  readonly path: string;
  bytes: number;
  /** What keeps them there, as far as the source shows it. */
  readonly keeper: Keeper | undefined;
  /** What a function that is kept holds without need. */
  readonly held?: HeldScope;
}

/** A function that is kept takes less than this per call, with the scope that it needs. */
const large = 512;

/** The function that begins there. V8 says where its parameters begin. */
function functionAt(tree: SyntaxTree, { script, line, column }: LiveFrame): Syntax | undefined {
  if (!script) return undefined;
  const row = line - script.startLine;
  const at = { line: row, column: column - 1 - (row === 1 ? script.startColumn : 0) };
  const isBefore = (a: typeof at, b: typeof at): boolean =>
    a.line < b.line || (a.line === b.line && a.column <= b.column);
  return tree.nodes.findLast(
    (node) => isFunction(node) && isBefore(node.loc.start, at) && isBefore(at, (node.body as Syntax).loc.start),
  );
}

/** The line of a function that puts something where it stays; undefined when none looks like it, or the code cannot be read. */
function keepingAt(frame: LiveFrame, isLarge: boolean): Omit<KeptPlace, 'bytes'> | undefined {
  const { script } = frame;
  const tree = script && treeOf(script);
  const own = tree && functionAt(tree, frame);
  const found = own && keepingIn(tree, own, isLarge);
  if (!script || !found) return undefined;
  const { keeper, node, held } = found;
  const { line, column } = positionIn(script, startOf(node));
  const { place, path } = placeOfFrame({ ...frame, line: line + 1, column: column + 1 });
  return { place: { ...place, column: firstColumn(path, place) }, path, keeper, ...(held ? { held } : {}) };
}

const startOf = (node: Keeping['node']): number =>
  receiver(node) ? ((node.callee as Syntax).property as Syntax).start : node.start;

/** Where the line's text begins. */
function firstColumn(path: string, { line, column }: Place): number {
  try {
    const text = shared().surroundings.fs.readFileSync?.(path, 'utf8').split(/\r?\n/)[line - 1];
    if (text?.trim()) return text.length - text.trimStart().length + 1;
  } catch {
    // The place stands without it.
  }
  return column ?? 1;
}

const keyOf = ({ file, line, column }: LiveFrame): string => `${file}:${line}:${column}`;

/** Bytes that stay of each function, with what it called. */
function bytesOf(live: readonly LiveObjects[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { stack, bytes } of live)
    for (const key of new Set(stack.map(keyOf))) found.set(key, (found.get(key) ?? 0) + bytes);
  return found;
}

/**
 * The lines whose objects stay, those that keep them first, then most bytes first. V8 tells which function made an object, and by which functions that was called: of these, the nearest one whose
 * code puts something where it stays is named, with that line; else the function that made it, at its beginning.
 * @param calls of which these objects are
 */
export function placeKept(live: readonly LiveObjects[], calls: number): KeptPlace[] {
  const found = new Map<string, KeptPlace>();
  const through = bytesOf(live);
  const places = new Map<string, Omit<KeptPlace, 'bytes'> | undefined>();
  const keeping = (frame: LiveFrame): Omit<KeptPlace, 'bytes'> | undefined => {
    const key = keyOf(frame);
    if (!places.has(key)) places.set(key, keepingAt(frame, (through.get(key) ?? 0) >= large * calls));
    return places.get(key);
  };
  for (const { stack, bytes } of live) {
    const [first] = stack;
    if (!first) continue;
    const keeper = stack.find((frame) => keeping(frame) !== undefined);
    const kept = { ...((keeper && keeping(keeper)) ?? { ...placeOfFrame(first), keeper: undefined }), bytes: 0 };
    const key = `${kept.place.file}:${kept.place.line}`;
    const known = found.get(key) ?? kept;
    found.set(key, known);
    known.bytes += bytes;
  }
  // What only made an object (an input, a constructor) comes after what keeps it.
  return [...found.values()].sort((a, b) => Number(Boolean(b.keeper)) - Number(Boolean(a.keeper)) || b.bytes - a.bytes);
}
