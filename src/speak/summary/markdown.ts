import type { Entry } from '../../results/results.js';
import { awayLines, type Digest, headline } from './digest.js';
import { summaryRow } from './row.js';
import { sparkline } from './sparkline.js';

/** Text as Markdown and HTML show it, in one line and one cell. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>&~]/g, (character) => `&#${character.charCodeAt(0)};`);

const marks = { bad: '❌', doubt: '❔', near: '⚠️', good: '✅' } as const;

function line(entry: Entry): string {
  const row = summaryRow(entry);
  const { measured, requirement } = entry.record;
  const grown = requirement.unit === 'growth' && measured?.series ? sparkline(measured.series) : '';
  const cells = [
    `${marks[row.tone]} ${escapeMarkdown(row.verdict)}`,
    row.used,
    `${escapeMarkdown(row.measured)}${grown ? ` ${grown}` : ''}`,
    escapeMarkdown(row.limit),
    `${escapeMarkdown(row.assertion)}${row.project ? ` (${escapeMarkdown(row.project)})` : ''}<br>${escapeMarkdown(row.place)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Verdicts that need a sentence, with the command that judges them. */
function remarks(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => {
    const { why, check, assertion } = summaryRow(entry);
    if (why.length === 0) return [];
    const command = check && !/[`\n]/.test(check) ? ` <br>\`${check}\`` : '';
    return [`- **${escapeMarkdown(assertion)}**: ${why.map(escapeMarkdown).join('. ')}${command}`];
  });
}

/** The summary of a run in Markdown, as GitHub Actions shows it: the table with a sparkline for each growth, reasons under it. */
export function markdownSummary(found: Digest): string {
  return [
    '### Performance',
    '',
    `${headline(found)}.`,
    ...(found.shown.length > 0
      ? ['', '| verdict | used | measured | limit | assertion |', '|---|--:|--:|--:|---|', ...found.shown.map(line)]
      : []),
    ...(found.more > 0 ? ['', `and ${found.more} more in the results file`] : []),
    ...['', ...remarks(found.shown)],
    ...[
      '',
      ...awayLines(found)
        .map((text) => text.trim())
        .map(escapeMarkdown)
        .map((text) => `${text}<br>`),
    ],
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}
