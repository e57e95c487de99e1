import type { Script } from './statement.js';

/** Offsets at which the lines of a script begin. */
const lineStarts = new WeakMap<Script, readonly number[]>();

function startsOf(script: Script): readonly number[] {
  let starts = lineStarts.get(script);
  if (!starts) {
    starts = [0, ...Array.from(script.source.matchAll(/\n/g), ({ index }) => index + 1)];
    lineStarts.set(script, starts);
  }
  return starts;
}

/** Where an offset of a script lies in its file as compiled: line and column from 0. */
export function positionIn(script: Script, offset: number): { line: number; column: number } {
  const starts = startsOf(script);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  const column = offset - (starts[low] as number) + (low === 0 ? script.startColumn : 0);
  return { line: script.startLine + low, column };
}
