import type { Place } from './explain/source-position.js';
import type { RecordedShape } from './explain/statements.js';
import type { Verdict } from './judge/verdict.js';
import { builtin, node } from './runtime.js';
import type { Metric } from './surface.js';

/** What was measured; times in milliseconds, others in `unit`. */
export interface Measured {
  value: number;
  unit: string;
  interval?: [number, number];
  samples?: number[];
  series?: { n: number; value: number }[];
  exponent?: number;
}

/** Why an excess came about, as far as it is known: whole sentences. */
export interface Cause {
  id: string;
  sentence: string;
  fix: string;
}

/** One assertion, passing or failing; JSON; `version` changes with its shape. Holds no statement value, environment variable or absolute path. */
export interface PerfRecord {
  version: 1;
  matcher: string;
  test: { file: string; name: string; project?: string; line?: number };
  subject: string;
  requirement: {
    metric: Metric | 'event loop' | 'rate' | 'leak' | 'blocking';
    limit: number | string;
    unit: string;
    negated: boolean;
  };
  verdict: Verdict;
  error?: string;
  parts?: PerfRecord[];
  measured?: Measured;
  places?: Place[];
  shapes?: RecordedShape[];
  cause?: Cause;
  environment: {
    node: string;
    platform: string;
    arch: string;
    cores: number;
    ci: boolean;
    runner: string;
    machine?: string;
  };
  cost: { ms: number; calls: number; phases?: Record<string, number> };
  message: string;
}

/** What a matcher hands to the runner: the runner's own two fields and the record. */
export interface MatcherResult {
  pass: boolean;
  message: () => string;
  perf: PerfRecord;
}

/** What a record is made of. */
export interface RecordParts {
  matcher: string;
  test: { file: string; name: string; project?: string | undefined } | undefined;
  line: number | undefined;
  subject: string;
  requirement: PerfRecord['requirement'];
  found: {
    verdict: Verdict;
    error?: string | undefined;
    measured?: Measured;
    shapes?: RecordedShape[];
    places?: Place[];
    cause?: Cause;
    phases?: Record<string, number>;
    parts?: PerfRecord[];
  };
  runner: string;
  /** What the assertion took, in milliseconds. */
  ms: number;
  calls: number;
}

/** Makes a record of an assertion on this machine; its message is still to be spoken. */
export function makeRecord({ test, line, found, runner, ms, calls, ...parts }: RecordParts): PerfRecord {
  const { verdict, error, measured, shapes, places, cause, phases, parts: ofBudget } = found;
  return {
    version: 1,
    ...parts,
    test: {
      file: test?.file ?? '',
      name: test?.name ?? '',
      ...(test?.project ? { project: test.project } : {}),
      ...(line ? { line } : {}),
    },
    verdict,
    ...(error ? { error } : {}),
    ...(ofBudget ? { parts: ofBudget } : {}),
    ...(measured ? { measured } : {}),
    ...(places ? { places } : {}),
    ...(shapes ? { shapes } : {}),
    ...(cause ? { cause } : {}),
    environment: {
      node: node?.versions.node ?? 'none',
      platform: node?.platform ?? 'browser',
      arch: node?.arch ?? 'unknown',
      cores: builtin?.('node:os').availableParallelism() ?? 1,
      ci: Boolean(node?.env.CI),
      runner,
    },
    cost: { ms, calls, ...(phases ? { phases } : {}) },
    message: '',
  };
}
