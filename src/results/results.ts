import type { PerfRecord } from '../record.js';

/** One run of a runner on one machine, or one shard of it. */
export interface RunFacts {
  /** The runner, 'vitest' or 'jest', and its version. */
  runner: string;
  /** When it began, as ISO 8601 in UTC. */
  started: string;
  /** False while it runs, and for good where it crashed: the entries are then those of the tests that ended before. */
  complete: boolean;
  /** Which part of the suite it ran, counted from 1. */
  shard?: { index: number; count: number };
  /** Only some of the files or tests were asked for. */
  filtered: boolean;
  /** Only some of the projects were asked for: `projects` says which. */
  someProjects?: true;
  /** The projects that it ran, in the order of the config; empty where there are none. */
  projects: string[];
}

/** One assertion of a run. */
export interface Entry {
  /** Which of `runs` it belongs to, from 0. */
  run: number;
  /** It failed its test: for 'cannot tell' this depends on the policy. */
  failed: boolean;
  /** The command that runs its test alone. */
  check?: string;
  record: PerfRecord;
}

/** What stands in a results file beside its entries. */
export interface ResultsHead {
  /** Changes with the shape of the file. */
  version: 1;
  /** The version of perf-matchers that wrote it. */
  package: string;
  runs: RunFacts[];
}

/** A results file: `.perf-matchers/results.json`. */
export interface Results extends ResultsHead {
  entries: Entry[];
}

/** Where a run leaves its results, from the folder of the runner's config. */
export const resultsFile = '.perf-matchers/results.json';
