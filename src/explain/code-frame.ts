import { shared } from '../state.js';

/** Lines shown before the line that is meant. */
const before = 2;

/** Longer lines are cut here. */
const longest = 120;

/**
 * The lines of a source file that lead to a line, which is marked; none where the file cannot be read.
 * @param file an absolute path
 * @param line from 1
 * @param after how many lines are shown after it; default 0
 * @example codeFrame('/shop/src/users.ts', 14) // ['     12 |   for (…', '     13 |     …', '   > 14 |     if (…']
 */
export function codeFrame(file: string, line: number, after = 0): string[] {
  const lines = read(file);
  if (!lines || line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - before);
  const last = Math.min(lines.length, line + after);
  const width = String(last).length;
  return lines.slice(first - 1, last).map((text, i) => {
    const number = String(first + i).padStart(width);
    const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
    return `   ${first + i === line ? '>' : ' '} ${number} | ${shown.replaceAll('\t', '  ')}`.trimEnd();
  });
}

function read(file: string): string[] | undefined {
  try {
    return shared().surroundings.fs.readFileSync?.(file, 'utf8').split(/\r?\n/);
  } catch {
    return undefined;
  }
}
