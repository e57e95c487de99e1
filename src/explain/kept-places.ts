import { builtin } from '../runtime.js';
import type { LiveObjects } from '../sensors/memory/live-objects.js';
import { type Place, placeOfFrame } from './source-position.js';

/** A line of the user's whose objects stay. */
export interface KeptPlace {
  place: Place;
  /** The file's absolute path: for reading it, never for showing. */
  readonly path: string;
  bytes: number;
  /** What keeps them there, as far as the source shows it. */
  readonly keeper: Keeper | undefined;
}

/** A way to keep objects beyond a call. */
export type Keeper = 'timer' | 'listener' | 'cache' | 'list' | 'promise';

const keepers: readonly (readonly [Keeper, RegExp])[] = [
  ['timer', /\bset(?:Interval|Timeout)\s*\(/],
  ['listener', /(?:\.(?:on|once|addListener|prependListener|addEventListener|subscribe)\s*\()/],
  ['cache', /\.set\s*\(|\w\]\s*(?:\?\?|\|\|)?=(?!=|>)/],
  ['list', /\.(?:push|unshift|add|append|enqueue)\s*\(/],
  ['promise', /\bnew Promise\s*[(<]/],
];

/** A function is read no further than this. */
const mostLines = 200;

/** The lines of the function that begins there, by its brackets; strings and comments are not told apart, which may make it longer or shorter. */
function bodyOf(lines: readonly string[], line: number): string[] {
  let depth = 0;
  let opened = false;
  for (let i = line - 1; i < Math.min(lines.length, line - 1 + mostLines); i++) {
    for (const character of (lines[i] ?? '').replace(/'[^']*'|"[^"]*"|\/\/.*$/g, '')) {
      if ('{(['.includes(character)) depth++;
      else if ('})]'.includes(character)) depth--;
      if (character === '{') opened = true;
    }
    if (depth <= 0 && (opened || /;\s*$/.test(lines[i] ?? ''))) return lines.slice(line - 1, i + 1);
  }
  return lines.slice(line - 1, line - 1 + mostLines);
}

function linesOf(path: string): string[] | undefined {
  try {
    return builtin?.('node:fs').readFileSync(path, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}

/** The first line in the function that puts something where it stays; undefined when none looks like it. */
function keepingLine(path: string, line: number): { line: number; column: number; keeper: Keeper } | undefined {
  const body = bodyOf(linesOf(path) ?? [], line);
  for (const [keeper, pattern] of keepers) {
    for (const [i, text] of body.entries()) {
      const at = text.search(pattern);
      if (at >= 0) return { line: line + i, column: text.length - text.trimStart().length + 1, keeper };
    }
  }
  return undefined;
}

/**
 * The lines whose objects stay, those that keep them first, then most bytes first. V8 tells which function made an object, and by which functions that was called: of these, the nearest one whose
 * source puts something where it stays is named, with that line; else the function that made it, at its beginning.
 */
export function placeKept(live: readonly LiveObjects[]): KeptPlace[] {
  const found = new Map<string, KeptPlace>();
  for (const { stack, bytes } of live) {
    const frames = stack.map((frame) => placeOfFrame(frame));
    let kept: KeptPlace | undefined;
    for (const { place, path } of frames) {
      const at = keepingLine(path, place.line);
      if (!at) continue;
      const { line, column, keeper } = at;
      kept = { place: { ...place, line, column }, path, bytes: 0, keeper };
      break;
    }
    const [first] = frames;
    kept ??= first && { ...first, bytes: 0, keeper: undefined };
    if (!kept) continue;
    const key = `${kept.place.file}:${kept.place.line}`;
    const known = found.get(key) ?? kept;
    found.set(key, known);
    known.bytes += bytes;
  }
  // What only made an object (an input, a constructor) comes after what keeps it.
  return [...found.values()].sort((a, b) => Number(Boolean(b.keeper)) - Number(Boolean(a.keeper)) || b.bytes - a.bytes);
}
