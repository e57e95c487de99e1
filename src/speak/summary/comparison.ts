import { styleText } from 'node:util';
import type { PerfRecord } from '../../record.js';
import type { Compared, Comparison } from '../../results/sides.js';
import { amount } from '../amount.js';
import { plural } from '../format.js';

import type { Terminal } from './terminal.js';

/** What is said of a comparison beside its assertions. */
export interface ComparedRef {
  /** As the reader called it, and its commit, shortened. */
  readonly ref: string;
  readonly commit: string;
  readonly rounds: number;
  /** As a share. */
  readonly threshold: number;
}

const order = ['slower', 'cannot tell', 'faster', 'same'] as const;
const counted = new Set(['steps', 'queries', 'rows', 'requests', 'items', 'allocations', 'memory', 'blocking']);

/** The verdict in words: counts are more and fewer, leaks worse and better. */
export function comparedVerdict({ record: { requirement }, found: { kind, ratio } }: Compared): string {
  if (kind === 'cannot tell') return kind;
  if (requirement.metric === 'leak') return { slower: 'leaks now', faster: 'leaks no more', same: 'as before' }[kind];
  if (counted.has(requirement.metric)) {
    if (kind === 'same') return ratio === 1 ? 'as before' : 'within threshold';
    return kind === 'slower' ? 'more' : 'less';
  }
  return { slower: 'slower', faster: 'faster', same: 'not slower' }[kind];
}

const digits = (ratio: number): string =>
  Number.isFinite(ratio)
    ? `${ratio >= 10 ? Number(ratio.toPrecision(3)) : ratio.toFixed(2)}×`
    : ratio > 0
      ? 'from 0'
      : '–';

function intervalText({ found: { interval, exact } }: Compared): string {
  if (!interval) return '–';
  return exact ? 'exact' : `${digits(interval[0])} to ${digits(interval[1])}`;
}

const valueText = (value: number | undefined, unit: string): string => {
  if (value === undefined) return '–';
  return unit.startsWith('×') ? `${Number(value.toPrecision(3))}${unit}` : amount(value, unit);
};

/** Why nothing could be told, and what to do. */
export function comparedReason({ found, why, rounds }: Compared, { threshold }: ComparedRef): string[] {
  if (found.kind !== 'cannot tell') return [];
  if (why) return [why];
  const percent = `${Number((threshold * 100).toPrecision(3))}%`;
  const next = found.roundsNeeded
    ? `--rounds ${found.roundsNeeded} would tell, were they like these`
    : 'run it on a quieter machine, or raise --threshold';
  if (!found.interval)
    return [`${plural(rounds, 'round')} gave a value on both sides, which is too few`, `Next: ${next}.`];
  const what =
    found.interval[0] > 1 + threshold
      ? 'it looks slower, but its rounds differ so much that noise might do it'
      : `whether it is slower by more than ${percent} is open: the interval holds both`;
  return [what, `Next: ${next}.`];
}

/** Slower first, the worst of them first; then what could not be told, then the rest by their ratios. */
export function worstFirst(compared: readonly Compared[]): Compared[] {
  const rank = ({ found }: Compared): number => order.indexOf(found.kind === 'faster' ? 'same' : found.kind);
  const ratio = ({ found }: Compared): number => (Number.isNaN(found.ratio) ? 1 : found.ratio);
  return compared.toSorted(
    (one, other) => rank(one) - rank(other) || (ratio(one) === ratio(other) ? 0 : ratio(other) - ratio(one)),
  );
}

const placeOf = ({ subject, matcher, test }: PerfRecord): string =>
  `${subject} ${matcher}  ${test.file}${test.line ? `:${test.line}` : ''}${test.project ? ` (${test.project})` : ''}`;

/** '20 assertions compared with main (1a2b3c4) in 10 rounds: 1 slower, 1 cannot tell, 18 not slower'. */
function headline({ compared, added, gone }: Comparison, { ref, commit, rounds }: ComparedRef): string {
  const verdicts = Map.groupBy(worstFirst(compared), comparedVerdict);
  const parts = [
    ...[...verdicts].map(([verdict, of]) => `${of.length} ${verdict}`),
    ...(added.length > 0 ? [`${added.length} new`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
  ];
  const name = commit.startsWith(ref) ? commit : `${ref} (${commit})`;
  return `${plural(compared.length, 'assertion')} compared with ${name} in ${plural(rounds, 'round')}: ${parts.join(', ') || 'none on either side'}`;
}

/** The table of a comparison, worst first, with reasons under what could not be told; then what only one side has. */
export function comparisonText(comparison: Comparison, about: ComparedRef, { width, colour, quiet }: Terminal): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const rows = worstFirst(comparison.compared).map((one) => ({
    one,
    cells: [
      comparedVerdict(one),
      one.record.requirement.metric === 'leak' ? '–' : digits(one.found.ratio),
      intervalText(one),
      valueText(one.ref, one.unit),
      valueText(one.now, one.unit),
    ],
  }));
  const shown = quiet
    ? rows.filter(({ one }) => one.found.kind === 'slower' || one.found.kind === 'cannot tell')
    : rows;
  const head = ['verdict', 'ratio', 'interval', 'ref', 'now'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...shown.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const left = widths.reduce((sum, wide) => sum + wide + 3, 2);
  const line = (cells: readonly string[], last: string, format?: Parameters<typeof styleText>[0]): string => {
    const [verdict = '', ...others] = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    const cut = last.length <= Math.max(20, width - left) ? last : `${last.slice(0, Math.max(19, width - left - 1))}…`;
    return `  ${[format ? paint(format, verdict) : verdict, ...others, cut].join('   ')}`;
  };
  const tones = { slower: 'red', 'cannot tell': 'yellow', faster: 'green', same: 'green' } as const;
  const lines = shown.flatMap(({ one, cells }) => [
    line(cells, placeOf(one.record), tones[one.found.kind]),
    ...comparedReason(one, about).map((text) => `    ${paint('dim', text)}`),
  ]);
  return [
    paint('bold', headline(comparison, about)),
    ...(lines.length > 0 ? ['', paint('dim', line(head, 'assertion')), ...lines] : []),
    ...onlyOn('New, so that there is nothing to compare with:', comparison.added),
    ...onlyOn(`Gone since ${about.ref}:`, comparison.gone),
  ].join('\n');
}

const mostListed = 20;

function onlyOn(title: string, records: readonly PerfRecord[]): string[] {
  if (records.length === 0) return [];
  const rest = records.length - mostListed;
  return [
    '',
    title,
    ...records.slice(0, mostListed).map((record) => `  ${placeOf(record)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
