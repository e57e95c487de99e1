import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { PerfRecord } from '../record.js';
import { partsOf } from './order.js';
import type { Entry } from './results.js';

/** The file to commit, beside the runner's config. */
export const baselineFile = 'perf-baseline.json';

/** One assertion's count or size; of a growth that of its largest size, `n`. */
export interface Mark {
  value: number;
  unit: string;
  n?: number;
  /** The power of n that a growth followed, to two digits. */
  power?: number;
}

/** Marks by test file and assertion, for one major version of Node. */
export type Marks = Record<string, Record<string, Mark>>;

/** What is the same on every machine, by major version of Node: counts of V8 change with it. */
export interface Baseline {
  version: 1;
  node: Record<string, Marks>;
}

/** A mark that a run is compared by, with where its assertion stands. */
export interface MarkOfRun {
  node: string;
  file: string;
  key: string;
  mark: Mark;
  record: PerfRecord;
}

const counted = new Set(['steps', 'queries', 'rows', 'requests', 'items']);
/** Allocations are the same from run to run within 2%: what an optimiser leaves out differs. Counts are exact. */
export const allocationTolerance = 0.02;

function markOf({ requirement, measured, verdict, error }: PerfRecord): Mark | undefined {
  if (!measured || error !== undefined || verdict.kind !== 'within' || requirement.negated) return undefined;
  const { value, unit, series, exponent } = measured;
  if (requirement.unit === 'growth') {
    const last = series?.at(-1);
    if (!counted.has(requirement.metric) || !last) return undefined;
    const power = exponent === undefined ? {} : { power: Math.round(exponent * 100) / 100 };
    return { value: last.value, unit: requirement.metric, n: last.n, ...power };
  }
  const kept = counted.has(requirement.metric) || requirement.metric === 'allocations';
  return kept && Number.isFinite(value) ? { value: Math.round(value), unit } : undefined;
}

/**
 * The marks of entries; a second assertion of the same name in a test is '… #2'. What several runs counted, as on machines of their own, is one mark: the worst.
 */
export function marksOf(entries: Iterable<Entry>): MarkOfRun[] {
  const seen = new Map<string, number>();
  const marks = new Map<string, MarkOfRun>();
  for (const { record, run } of [...entries].flatMap(partsOf)) {
    const { test, subject, matcher, requirement, environment } = record;
    const of = requirement.unit === 'growth' ? ` of ${requirement.metric}` : '';
    const name = `${test.project ? `[${test.project}] ` : ''}${test.name} > ${subject} ${matcher}${of}`;
    const inRun = [run, test.file, name].join('\n');
    const times = (seen.get(inRun) ?? 0) + 1;
    seen.set(inRun, times);
    const mark = markOf(record);
    if (!mark) continue;
    const node = environment.node.split('.')[0] ?? '';
    const key = times === 1 ? name : `${name} #${times}`;
    const one = [node, test.file, key].join('\n');
    const other = marks.get(one);
    if (!other || compareMarks(other.mark, mark) > 0) marks.set(one, { node, file: test.file, key, mark, record });
  }
  return [...marks.values()];
}

/** -1 where the new mark is better, 1 where it is worse, 0 where it is the same or of other sizes. */
export function compareMarks(before: Mark, now: Mark): -1 | 0 | 1 {
  if (before.unit !== now.unit) return 0;
  if (before.n !== now.n) {
    const grown = (now.power ?? 0) - (before.power ?? 0);
    // Counts fix a power to about a tenth where the sizes are others.
    return grown > 0.1 ? 1 : grown < -0.1 ? -1 : 0;
  }
  const slack = before.unit === 'bytes' ? before.value * allocationTolerance : 0;
  return now.value > before.value + slack ? 1 : now.value < before.value - slack ? -1 : 0;
}

/** What a run has that its baseline has otherwise. */
export interface Difference {
  before: Mark;
  now: MarkOfRun;
}

/** Compares a run with the baseline of its Node's major version. */
export function compareWith(
  { node }: Baseline,
  marks: readonly MarkOfRun[],
): { worse: Difference[]; better: Difference[]; added: MarkOfRun[] } {
  const found: ReturnType<typeof compareWith> = { worse: [], better: [], added: [] };
  for (const now of marks) {
    const before = node[now.node]?.[now.file]?.[now.key];
    if (!before) {
      found.added.push(now);
      continue;
    }
    const compared = compareMarks(before, now.mark);
    if (compared !== 0) found[compared > 0 ? 'worse' : 'better'].push({ before, now });
  }
  return found;
}

/**
 * The baseline with a run's marks in it. With `ratchet` marks get better or are added, never worse. What a whole run no longer has is taken out; marks of
 * other versions of Node stay.
 */
export function updated(
  baseline: Baseline,
  marks: readonly MarkOfRun[],
  { ratchet, whole }: { ratchet: boolean; whole: boolean },
): Baseline {
  const node = structuredClone(baseline.node);
  if (whole) for (const version of new Set(marks.map(({ node }) => node))) node[version] = {};
  for (const { node: version, file, key, mark } of marks) {
    const before = baseline.node[version]?.[file]?.[key];
    const kept = ratchet && before && compareMarks(before, mark) >= 0 ? before : mark;
    node[version] ??= {};
    node[version][file] ??= {};
    node[version][file][key] = kept;
  }
  return { version: 1, node };
}

const sorted = <T>(of: Record<string, T>): [string, T][] =>
  Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));

/** The text of a baseline: sorted, one assertion a line, so that it reads and merges well. */
export function baselineText({ node }: Baseline): string {
  const block = (lines: readonly string[], indent: string): string =>
    lines.length === 0 ? '{}' : `{\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}}`;
  const mark = (one: Mark): string => JSON.stringify(one).replaceAll('":', '": ').replaceAll(',"', ', "');
  const files = (marks: Marks): string[] =>
    sorted(marks).map(([file, ofFile]) => {
      const lines = sorted(ofFile).map(([key, one]) => `${JSON.stringify(key)}: ${mark(one)}`);
      return `${JSON.stringify(file)}: ${block(lines, '      ')}`;
    });
  const versions = sorted(node).map(([version, marks]) => `${JSON.stringify(version)}: ${block(files(marks), '    ')}`);
  return `{\n  "version": 1,\n  "node": ${block(versions, '  ')}\n}\n`;
}

/**
 * Reads the baseline; undefined where there is none.
 * @throws Error when it is no baseline, as a merge conflict leaves it
 */
export function readBaseline(path: string): Baseline | undefined {
  if (!existsSync(path)) return undefined;
  const next = 'Mend it, or delete it and write it anew: npx perf-matchers baseline.';
  let read: Partial<Baseline>;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${baselineFile} is no JSON (a merge conflict?). ${next}`, { cause: error });
  }
  if (read?.version !== 1 || typeof read.node !== 'object' || read.node === null) {
    throw new Error(`${baselineFile} is no baseline of version 1. ${next}`);
  }
  return read as Baseline;
}

/** Writes the baseline, whole or not at all. */
export function writeBaseline(path: string, baseline: Baseline): void {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, baselineText(baseline));
  renameSync(part, path);
}
