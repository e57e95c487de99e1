import { isRight, type Line } from './line.js';
import { rivalSays, type Saying } from './rivals/index.js';
import type { Rival } from './rivals/rival.js';

/** What a rule says of a bound that holds or is broken. */
export interface Said {
  readonly holds: boolean;
  readonly saying: Saying;
}

const withTruth = (lines: readonly Line[], says: (line: Line) => Saying | undefined): Said[] =>
  lines.flatMap((line) => {
    const saying = isRight(line) === undefined ? undefined : says(line);
    return saying && line.holds !== undefined ? [{ holds: line.holds, saying }] : [];
  });

/** What a rival says where the truth is known and it has its say. */
export const saidBy = (rival: Rival, lines: readonly Line[]): Said[] =>
  withTruth(lines, (line) => rivalSays(rival, line));

/** What we say where the truth is known. */
export const saidByUs = (lines: readonly Line[]): Said[] => withTruth(lines, ({ verdict }) => verdict as Saying);

/** How many bounds hold and are broken, and how many of either were taken for the other. */
export function errorsOf(said: readonly Said[]) {
  const holding = said.filter(({ holds }) => holds).length;
  const count = (holds: boolean, saying: Saying): number =>
    said.filter((one) => one.holds === holds && one.saying === saying).length;
  return {
    holding,
    broken: said.length - holding,
    fails: count(true, 'over'),
    passes: count(false, 'within'),
    untold: count(true, 'cannot tell') + count(false, 'cannot tell'),
  };
}
