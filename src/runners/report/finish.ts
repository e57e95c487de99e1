import { appendFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { baselineFile, compareWith, marksOf, readBaseline } from '../../results/baseline.js';
import { certainty, unjudged } from '../../results/elsewhere.js';
import type { Entry, RunFacts } from '../../results/results.js';
import { annotations, baselineAnnotations } from '../../speak/summary/annotations.js';
import { baselineLines } from '../../speak/summary/baseline.js';
import { type Digest, digest } from '../../speak/summary/digest.js';
import { escapeMarkdown, markdownSummary } from '../../speak/summary/markdown.js';
import { terminalSummary } from '../../speak/summary/terminal.js';
import { fileInRun, folderFromStart } from '../../start-folder.js';
import { resultsPath } from './recorder.js';

/** How a run ended, as its reporter knows it. */
export interface Ended {
  entries: readonly Entry[];
  /** All files and tests of its projects ran, in one piece, to their end. */
  whole: boolean;
  /** The projects that ran. */
  projects: readonly string[];
  /** The results file as it is named to the reader. */
  file: string;
  quiet: boolean;
  /** The runner annotates failures by itself. */
  annotated: boolean;
  /** The folder that the files of records are relative to. */
  folder: string;
  /** The baseline that the run is compared with, where there is one. */
  baseline: string;
}

/** What both runners' configs have, as far as it matters to how a run is said. */
export interface RunnerConfig {
  /** The folder of the config: results and baseline are in it. */
  readonly root: string;
  readonly silent: unknown;
  readonly reporters: readonly unknown[] | undefined;
}

/** Whether a runner's config names a reporter, with options or without. */
export const hasReporter = (reporters: RunnerConfig['reporters'], name: string): boolean =>
  reporters?.some((reporter) => (Array.isArray(reporter) ? reporter[0] : reporter) === name) ?? false;

/** How a run ended, by what it was and its runner's config. */
export function endedRun(
  entries: readonly Entry[],
  { filtered, shard, projects }: Omit<RunFacts, 'complete'>,
  complete: boolean,
  { root, silent, reporters }: RunnerConfig,
): Ended {
  return {
    entries,
    whole: complete && !filtered && !shard,
    projects,
    file: fileInRun(resultsPath(root)),
    quiet: silent === true,
    annotated: hasReporter(reporters, 'github-actions'),
    folder: folderFromStart,
    baseline: join(root, baselineFile),
  };
}

/** What of the surroundings matters to how it is said. */
export interface Stage {
  environment: NodeJS.ProcessEnv;
  isTTY: boolean;
  columns: number | undefined;
  /** Where the summary goes: standard error, so that a reporter that writes JSON to standard output is not disturbed. */
  write(text: string): void;
}

/** A process's own stage. */
export const processStage = (): Stage => ({
  environment: process.env,
  isTTY: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? process.stdout.columns,
  write: (text) => process.stderr.write(text),
});

/** https://no-color.org: any value but none turns colour off. FORCE_COLOR is what Node and the runners read. */
export function wantsColour({ environment, isTTY }: Stage): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined)
    return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false';
  return isTTY && environment.TERM !== 'dumb';
}

/**
 * Says how the performance assertions of a run ended: the table, on GitHub Actions the job summary and annotations as well.
 * Returns why the run fails where its tests do not: assertions that every project left to another.
 */
export function finish(ended: Ended, stage: Stage = processStage()): string | undefined {
  const { entries } = ended;
  if (entries.length === 0) return undefined;
  const left = certainty(unjudged(entries), ended);
  sayDigest(digest(entries, left), ended, stage);
  if (stage.environment.GITHUB_ACTIONS === 'true') annotate(ended, stage);
  const worse = compareWithBaseline(ended, stage);
  if (worse) return worse;
  const { length } = left.none;
  return length > 0
    ? `perf-matchers: ${length === 1 ? '1 assertion was' : `${length} assertions were`} judged by no project.`
    : undefined;
}

/** Says what is worse or better than the baseline; returns why the run fails by it. */
function compareWithBaseline({ entries, baseline, folder }: Ended, stage: Stage): string | undefined {
  try {
    const before = readBaseline(baseline);
    if (!before) return undefined;
    const { worse, better } = compareWith(before, marksOf(entries));
    const lines = baselineLines(worse, better);
    if (lines.length > 0) stage.write(`${lines.join('\n')}\n\n`);
    if (stage.environment.GITHUB_ACTIONS === 'true') {
      for (const line of baselineAnnotations(worse, fileOf(folder, stage))) stage.write(`${line}\n`);
      addToSummary(lines.map((line) => `${escapeMarkdown(line.trim())}<br>`).join('\n'), stage);
    }
    return worse.length > 0
      ? `perf-matchers: ${worse.length === 1 ? '1 assertion is' : `${worse.length} assertions are`} worse than in ${baselineFile}.`
      : undefined;
  } catch (error) {
    const { message } = error as Error;
    stage.write(`perf-matchers: ${message}\n`);
    return `perf-matchers: ${message}`;
  }
}

/** Prints a summary, and adds it to the job summary on GitHub Actions. */
export function sayDigest(
  found: Digest,
  { file, quiet }: { file: string; quiet: boolean },
  stage: Stage = processStage(),
): void {
  const width = stage.columns || Number(stage.environment.COLUMNS) || 160;
  stage.write(`\n${terminalSummary(found, file, { width, colour: wantsColour(stage), quiet })}\n\n`);
  addToSummary(markdownSummary(found), stage);
}

/** GitHub Actions shows what is added to a file that it names. */
function addToSummary(text: string, { environment, write }: Stage): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = environment;
  if (GITHUB_ACTIONS !== 'true' || !GITHUB_STEP_SUMMARY || !text) return;
  try {
    appendFileSync(GITHUB_STEP_SUMMARY, `${text}\n`);
  } catch {
    write('perf-matchers: the job summary could not be written.\n');
  }
}

/** A file of a record as the repository calls it. */
const fileOf =
  (folder: string, { environment }: Stage) =>
  (file: string): string =>
    relative(environment.GITHUB_WORKSPACE ?? folder, resolve(folder, file)).replaceAll('\\', '/');

function annotate({ entries, annotated, folder }: Ended, stage: Stage): void {
  const lines = annotations(entries, { errors: !annotated, fileOf: fileOf(folder, stage) });
  for (const line of lines) stage.write(`${line}\n`);
}
