import { codeFrame } from '../explain/code-frame.js';
import type { Place } from '../explain/source-position.js';
import { positionText } from '../explain/statements.js';
import type { ExplainedTime, HotLine } from '../explain/time/index.js';
import { count, duration } from './format.js';

/** Lines shown after the one that is meant. */
const after = 2;

const percent = (share: number): string => `${Math.round(100 * Math.min(1, share))}%`;

function amount({ share, total, ms, waits }: HotLine, { sizes, stretch }: ExplainedTime): string {
  if (ms && sizes) {
    const exponent = Math.log(ms[1] / ms[0]) / Math.log(sizes[1] / sizes[0]);
    return `${ms[0] > 0 ? duration(ms[0]) : 'hardly seen'} then ${duration(ms[1])}${Number.isFinite(exponent) ? `: n^${exponent.toFixed(2)}` : ''}`;
  }
  if (waits) return `${percent(share)} of the time waiting`;
  const more = total > share + 0.05 ? `, ${percent(total)} with what it calls` : '';
  return `${percent(share)} of ${stretch ? 'it' : 'the time'}${more}`;
}

/** The lines in which the time goes, or grows, with the source of the first, and the place to change. */
export function speakHotLines(explained: ExplainedTime): { where: string[]; place: string | undefined } {
  const { lines, sizes, stretch } = explained;
  const [first] = lines;
  if (!first) return { where: [], place: undefined };
  const positions = Math.max(...lines.map(({ place }) => positionText(place).length));
  const names = Math.max(...lines.map(({ place }) => (place.function ?? '').length));
  const rows = lines.flatMap((line, index) => [
    `  ${positionText(line.place).padEnd(positions)}  ${(line.place.function ?? '').padEnd(names)}    ${amount(line, explained)}`,
    ...(index === 0 ? codeFrame(line.path, line.place.line, after) : []),
  ]);
  const title = sizes
    ? `Where it grows (n = ${count(sizes[0])} then ${count(sizes[1])}, by profile)`
    : stretch
      ? 'What ran in the longest stretch'
      : 'Where the time goes';
  return { where: [title, ...rows], place: `${first.place.file}:${first.place.line}` };
}

/** The same for the record. */
export const hotPlaces = ({ lines }: ExplainedTime): Place[] =>
  lines.map(({ place, share }) => ({ ...place, share: Math.round(100 * share) / 100 }));
