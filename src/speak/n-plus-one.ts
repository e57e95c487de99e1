import { codeFrame } from '../explain/code-frame.js';
import type { PlacedVariants } from '../explain/repeats.js';
import { continuesCursor, statementKind } from '../explain/statement-kind.js';
import type { PlacedShape } from '../explain/statements.js';
import type { RepeatJudgement } from '../judge/n-plus-one.js';
import type { Cause } from '../record.js';
import type { QueryReading } from '../sensors/queries/index.js';
import type { SeenShape } from '../sensors/reading.js';
import { count, plural } from './format.js';
import type { Speech } from './message.js';
import { queryNotes, shapeLines } from './queries.js';
import { shapeText } from './shape-table.js';

/** The statements of one shape from one line, judged. */
export interface JudgedVariants extends PlacedVariants {
  readonly judged: RepeatJudgement;
}

const lineText = ({ place }: PlacedVariants): string => (place ? `${place.file}:${place.line}` : 'no line of yours');

const fixes = {
  read: 'ask for all of it once, before the loop: a join, or one statement with `in (…)` and a Map by its key; with an ORM, its eager loading.',
  insert: 'insert all rows with one statement, in chunks where they are many.',
  update: 'update all rows with one statement: a condition that holds for all of them, or a join with the new values.',
  delete: 'delete all rows with one statement: `where … in (…)`.',
  other: 'send all of it at once: a command that takes many keys or a list (`$in`), or one batch.',
};
/** Words that no client without SQL begins with. */
const sql =
  /^(?:select|with|values|table|\(|(?:insert|replace|merge|delete)\s+\w*\s*(?:into|from)\b|update\s.*\sset\s)/i;

/** Why a statement is repeated: once for each row of another one, where one gave as many rows. */
export function nPlusOneCause(
  { shape, judged }: { readonly shape: SeenShape; readonly judged: Pick<RepeatJudgement, 'count'> },
  shapes: QueryReading['shapes'],
): Cause {
  const parents = shapes.filter((other) => other !== shape && other.count === 1 && other.rows === judged.count);
  const [parent] = parents;
  const sentence =
    parent && parents.length === 1
      ? `N+1: \`${shapeText(parent.text, 100)}\` gave ${plural(judged.count, 'row')}, and the statement is issued once for each.`
      : 'N+1: the statement is issued in a loop, once for each element.';
  return { id: 'n-plus-one', sentence, fix: fixes[sql.test(shape.text) ? statementKind(shape.text) : 'other'] };
}

/** Fewer statements of one shape are no loop. */
const fewest = 3;

/**
 * Why so many statements are issued: one shape once for each row of another one, or a read again and again with the same values while nothing is written.
 * Undefined where the counts do not show it.
 */
export function queriesCause(shapes: QueryReading['shapes']): Cause | undefined {
  const [most] = shapes;
  if (!most || most.count < fewest || continuesCursor(most.text)) return undefined;
  const { count, distinctValues } = most;
  if (distinctValues === count && shapes.filter((other) => other.count === 1 && other.rows === count).length === 1)
    return nPlusOneCause({ shape: most, judged: { count } }, shapes);
  if (distinctValues > 1 || shapes.some(({ text }) => statementKind(text) !== 'read')) return undefined;
  return {
    id: 'missing-memo',
    sentence: `a memo is missing: the statement is issued ${plural(count, 'time')} with the same values.`,
    fix: 'ask once and keep the result for the call.',
  };
}

/** The speech of toAvoidNPlusOneQueries. */
export function speakNPlusOne(
  reading: QueryReading,
  judged: readonly JudgedVariants[],
  placed: readonly PlacedShape[],
  { subject, repeats, warmUp }: { subject: string; repeats: number; warmUp: boolean },
): Speech {
  const repeated = judged.filter(({ judged: { kind } }) => kind === 'repeated');
  const [worst] = repeated;
  const where = warmUp ? ' in its second call' : '';
  const times = (one: JudgedVariants): string =>
    `${plural(one.judged.count, 'time')} with ${plural(one.judged.distinct, 'different value')}, from ${lineText(one)}`;
  const finding = worst
    ? `${subject} repeated ${repeated.length === 1 ? 'a statement' : `${count(repeated.length)} statements`} with differing values${where}: ${repeated.length === 1 ? '' : 'most often '}${times(worst)}.`
    : `${subject} repeated no statement ${plural(repeats, 'time')} or more with differing values${where}.`;
  const shown = new Set(repeated.map(({ shape }) => shape.text));
  const first = placed.filter(({ shape }) => shown.has(shape.text));
  const rest = placed.filter(({ shape }) => !shown.has(shape.text));
  return {
    finding,
    where: [
      ...shapeLines([...first, ...rest]),
      ...(worst?.path && worst.place ? ['', lineText(worst), ...codeFrame(worst.path, worst.place.line)] : []),
    ],
    notes: [...notesOn(judged, repeats), ...queryNotes(reading)],
    place: worst?.place && lineText(worst),
    measured: `${reading.clients.join(', ') || 'no client'} watched, exact counts`,
  };
}

function notesOn(judged: readonly JudgedVariants[], repeats: number): string[] {
  const shape = ({ shape: { text } }: JudgedVariants): string => `\`${shapeText(text, 100)}\``;
  return judged.flatMap((one) => {
    const { kind, count: total, distinct } = one.judged;
    if (kind === 'same')
      return [
        `A memo is missing: ${shape(one)} was issued ${plural(total, 'time')} with the same values, from ${lineText(one)}. Ask once and keep the result for the call.`,
      ];
    if (kind === 'once' && distinct > 1 && total === repeats - 1)
      return [
        `${shape(one)} was issued ${plural(total, 'time')} with differing values, from ${lineText(one)}: if it is issued for every row, seed more rows than that to see it.`,
      ];
    return [];
  });
}
