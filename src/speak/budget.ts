import type { PerfRecord } from '../record.js';
import { amount } from './amount.js';
import { count, plural, table } from './format.js';
import { likelyCause, type Speech } from './message.js';

/** A part of a budget that was judged, and what there is to say of it. */
export interface SpokenPart {
  readonly record: PerfRecord;
  readonly claim: string;
  readonly speech: Speech;
}

/** So many parts that are over are shown whole, those whose cause is known first; the others by their line in the table. */
const shownWhole = 2;

/** The speech of toMeetBudget: all parts in a table, growth in another, and what is over as it would be said by itself. */
export function speakBudget(
  parts: readonly SpokenPart[],
  { subject, title }: { subject: string; title: string | undefined },
): Speech {
  const over = parts.filter(({ record }) => record.verdict.kind === 'over');
  const budget = title ? `its budget '${title}'` : 'its budget';
  const growing = growthTable(parts);
  const shown = [...over].sort((a, b) => Number(!a.record.cause) - Number(!b.record.cause)).slice(0, shownWhole);
  const places = new Set(shown.flatMap(({ speech }) => speech.place ?? []));
  return {
    finding:
      over.length > 0
        ? `${subject} is over ${over.length === parts.length ? 'all' : count(over.length)} of the ${plural(parts.length, 'part')} of ${budget}.`
        : `${subject} meets ${budget}.`,
    evidence: [
      ...table(
        parts.map(({ record, claim }) => [record.verdict.kind, claim, cameTo(record)]),
        [0, 1, 2],
      ),
      ...(growing.length > 0 ? ['', ...growing] : []),
    ],
    where: separated(shown.map((part) => whole(part, growing.length > 0))),
    notes: parts.flatMap(({ record, claim }) =>
      over.length > 0 && record.verdict.kind === 'cannot tell'
        ? [`Cannot tell whether it ${claim}: ${record.verdict.reason}. Next: ${record.verdict.next}.`]
        : [],
    ),
    ...(places.size > 0 ? { place: [...places].join(' and ') } : {}),
    ...(over.length > 0 ? { claim: listed(over.map(({ claim }) => claim)) } : {}),
    measured: plural(parts.length, 'part'),
  };
}

/** A part that is over, as it says itself; its sizes are left out where a table of all growth shows them. */
function whole({ record, speech }: SpokenPart, tabled: boolean): string[] {
  return [
    speech.finding,
    ...(tabled && isGrowth(record) ? [] : (speech.evidence ?? [])),
    ...(speech.where ?? []),
    ...likelyCause(record),
  ];
}

/** Blocks with a blank line between them; what an earlier one has shown is not shown again. */
function separated(blocks: readonly (readonly string[])[]): string[] {
  const said = new Set<string>();
  return blocks.flatMap((block, index) => {
    const news = block.filter((line) => !said.has(line));
    for (const line of block) said.add(line);
    return index === 0 ? news : ['', ...news];
  });
}

/** 'a', 'a and b', 'a, b and c'. */
function listed(texts: readonly string[]): string {
  const last = texts.at(-1) as string;
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

const isGrowth = ({ requirement }: PerfRecord): boolean => requirement.unit === 'growth';

/** What a part came to. */
function cameTo(record: PerfRecord): string {
  const { measured, verdict } = record;
  if (verdict.kind === 'elsewhere') return `judged by ${verdict.project}`;
  if (verdict.kind === 'cannot tell') return verdict.reason;
  if (!measured) return '';
  if (!isGrowth(record)) return amount(measured.value, measured.unit);
  const to = measured.series?.at(-1)?.n;
  const grew = measured.exponent === undefined ? '' : `n^${measured.exponent.toFixed(2)}`;
  return `${grew}${to === undefined ? '' : ` up to n = ${count(to)}`}`.trim();
}

/** At most so many rows: sizes spread over all that were judged. */
const mostRows = 8;

/** Per n what each growth part came to, where there are two or more; a size that a part did not call is left blank. */
function growthTable(parts: readonly SpokenPart[]): string[] {
  const growing = parts.filter(({ record }) => isGrowth(record) && (record.measured?.series?.length ?? 0) > 0);
  if (growing.length < 2) return [];
  const sizes = [...new Set(growing.flatMap(({ record }) => record.measured?.series?.map(({ n }) => n) ?? []))];
  sizes.sort((a, b) => a - b);
  const step = (sizes.length - 1) / (Math.min(mostRows, sizes.length) - 1 || 1);
  const shown = Array.from(
    { length: Math.min(mostRows, sizes.length) },
    (_, i) => sizes[Math.round(i * step)] as number,
  );
  const cell = ({ record: { measured } }: SpokenPart, n: number): string => {
    const value = measured?.series?.find((point) => point.n === n)?.value;
    return value === undefined ? '' : isCount(measured?.unit) ? count(value) : amount(value, measured?.unit ?? '');
  };
  return table([
    ['n', ...growing.map(({ record }) => record.requirement.metric)],
    ...shown.map((n) => [count(n), ...growing.map((part) => cell(part, n))]),
  ]);
}

const isCount = (unit: string | undefined): boolean => unit !== 'ms' && unit !== 'bytes';
