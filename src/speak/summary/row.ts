import type { PerfRecord } from '../../record.js';
import type { Entry } from '../../results/results.js';
import { isNear, shareOfLimit } from '../../results/share.js';
import { amount } from '../amount.js';
import { count } from '../format.js';

/** An assertion as a line of a table. */
export interface SummaryRow {
  /** 'over', 'cannot tell', 'within', 'elsewhere', 'error'; what holds against the first look says so: 'over, as expected'. */
  verdict: string;
  /** Decides the colour, and what is said first. */
  tone: 'bad' | 'doubt' | 'near' | 'good';
  /** '226%', or a dash where a share says nothing. */
  used: string;
  measured: string;
  limit: string;
  /** Both in a few words: '3 items of 10 items', 'n^1.62 against n log n'. */
  outcome: string;
  /** 'dedupe toCompleteWithin'. */
  assertion: string;
  /** 'src/users.perf.test.ts:12'. */
  place: string;
  /** The name of the test, and its project. */
  test: string;
  project: string;
  /** Why nothing could be told and what to do, or what went wrong. */
  why: string[];
  check: string;
}

function limitText({ error, requirement: { limit, unit, negated, metric } }: PerfRecord): string {
  // Of a misused assertion nothing is known.
  if (error !== undefined && unit === '') return '–';
  const text =
    unit === 'growth'
      ? `${limit}${metric === 'time' ? '' : ` (${metric})`}`
      : typeof limit === 'number'
        ? amount(limit, unit)
        : `${limit}${unit ? ` ${unit}` : ''}`;
  return negated ? `not ${text}` : text;
}

function measuredText({ requirement, measured }: PerfRecord): string {
  if (!measured) return '–';
  if (requirement.unit !== 'growth') return amount(measured.value, measured.unit);
  if (measured.exponent === undefined) return `${measured.series?.length ?? 0} sizes`;
  return Math.abs(measured.exponent) < 0.05 ? 'flat' : `n^${measured.exponent.toFixed(2)}`;
}

function outcomeText(record: PerfRecord): string {
  const { requirement, measured, error } = record;
  if (error !== undefined && requirement.unit === '') return '';
  if (!measured) return `limit ${limitText(record)}`;
  const joiner = requirement.unit === 'growth' || requirement.negated ? 'against' : 'of';
  return `${measuredText(record)} ${joiner} ${limitText(record)}`;
}

function verdictText({ record, failed }: Entry): string {
  const { verdict, error, requirement } = record;
  if (error !== undefined) return 'error';
  if (verdict.kind === 'cannot tell') return failed ? 'cannot tell, fails' : 'cannot tell';
  if (requirement.negated && verdict.kind === 'over') return 'over, as expected';
  if (requirement.negated && verdict.kind === 'within') return 'within, not over';
  return verdict.kind;
}

function whyOf({ error, verdict }: PerfRecord): string[] {
  if (error !== undefined) return [error.split('\n')[0] ?? ''];
  return verdict.kind === 'cannot tell' ? [verdict.reason, `Next: ${verdict.next}.`] : [];
}

/** An assertion as a row of the tables that reporters print. */
export function summaryRow(entry: Entry): SummaryRow {
  const { record, failed, check } = entry;
  const share = shareOfLimit(record);
  const doubted = record.verdict.kind === 'cannot tell' && record.error === undefined;
  const { file, line, name, project } = record.test;
  return {
    verdict: verdictText(entry),
    tone: doubted ? 'doubt' : failed ? 'bad' : isNear(record) ? 'near' : 'good',
    used: share === undefined ? '–' : share >= 99.995 ? 'over 9,999%' : `${count(Math.round(share * 100))}%`,
    measured: measuredText(record),
    limit: limitText(record),
    outcome: outcomeText(record),
    assertion: `${record.subject} ${record.matcher}`,
    place: line ? `${file}:${line}` : file,
    test: name,
    project: project ?? '',
    why: whyOf(record),
    check: check ?? '',
  };
}
