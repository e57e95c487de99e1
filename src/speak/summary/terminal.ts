import { styleText } from 'node:util';
import type { Digest } from './digest.js';
import { awayLines, headline } from './digest.js';
import { type SummaryRow, summaryRow } from './row.js';

/** What is known of where a summary is printed. */
export interface Terminal {
  /** Columns; what is longer is cut, but for reasons and commands, which are to be copied. */
  width: number;
  colour: boolean;
  /** Only what fails or cannot be told. */
  quiet: boolean;
}

const colours = { bad: 'red', doubt: 'yellow', near: 'yellow', good: 'green' } as const;
/** Below this width the columns are put under each other. */
const narrow = 76;

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;

/** The summary that a reporter prints when the run ends: the table, what was left out, and where all of it is. */
export function terminalSummary(found: Digest, file: string, { width, colour, quiet }: Terminal): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const rows = found.shown.map(summaryRow).filter(({ tone }) => !quiet || tone === 'bad' || tone === 'doubt');
  const lines = width < narrow ? stacked(rows, width, paint) : columns(rows, width, paint);
  const more = found.more + found.shown.length - rows.length;
  return [
    paint('bold', headline(found)),
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...(more > 0 && !quiet ? [`  and ${more} more in ${file}`] : []),
    ...(found.none.length > 0 || (found.away.length > 0 && !quiet) ? ['', ...awayLines(found)] : []),
  ].join('\n');
}

type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

function details({ why, check, tone }: SummaryRow, indent: string, paint: Paint): string[] {
  if (tone !== 'doubt' && why.length === 0) return [];
  return [...why, ...(check ? [check] : [])].map((line) => indent + paint('dim', line));
}

function columns(rows: readonly SummaryRow[], width: number, paint: Paint): string[] {
  const head = { verdict: 'verdict', used: 'used', measured: 'measured', limit: 'limit' };
  const wide = (key: keyof typeof head): number => Math.max(head[key].length, ...rows.map((row) => row[key].length));
  const widths = { verdict: wide('verdict'), used: wide('used'), measured: wide('measured'), limit: wide('limit') };
  const left = widths.verdict + widths.used + widths.measured + widths.limit + 2 + 4 * 3;
  const line = (row: Record<keyof typeof head, string>, last: string, verdict: string): string =>
    [
      `  ${verdict}${' '.repeat(widths.verdict - row.verdict.length)}`,
      row.used.padStart(widths.used),
      row.measured.padStart(widths.measured),
      row.limit.padStart(widths.limit),
      cut(last, Math.max(20, width - left)),
    ].join('   ');
  if (rows.length === 0) return [];
  return [
    paint('dim', line(head, 'assertion', head.verdict)),
    ...rows.flatMap((row) => [
      line(
        row,
        `${row.assertion}  ${row.place}${row.project ? ` (${row.project})` : ''}`,
        paint(colours[row.tone], row.verdict),
      ),
      ...details(row, '    ', paint),
    ]),
  ];
}

function stacked(rows: readonly SummaryRow[], width: number, paint: Paint): string[] {
  return rows.flatMap((row) => [
    `${paint(colours[row.tone], row.verdict)}${row.used === '–' ? '' : ` ${row.used}`} ${cut(row.assertion, Math.max(12, width - row.verdict.length - row.used.length - 2))}`,
    ...(row.outcome ? [cut(`  ${row.outcome}`, width)] : []),
    cut(`  ${row.place}`, width),
    ...details(row, '  ', paint),
  ]);
}
