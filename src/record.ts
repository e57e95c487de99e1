import type { Verdict } from './judge/verdict.js';
import { builtin, node } from './runtime.js';
import type { Metric } from './surface.js';

/** A place in the user's source: `file` relative to the project with forward slashes, `line` and `column` from 1. */
export interface Place {
  file: string;
  line: number;
  column?: number;
  function?: string;
  share?: number;
  counts?: number[];
  detail?: string;
}

/** One statement shape seen during a call: values replaced by `?`, how often, with how many different values, from where. */
export interface RecordedShape {
  text: string;
  count: number;
  distinctValues: number;
  rows?: number;
  place?: string;
}

/** What was measured; times in milliseconds, others in `unit`. */
export interface Measured {
  value: number;
  unit: string;
  interval?: [number, number];
  samples?: number[];
  series?: { n: number; value: number }[];
  exponent?: number;
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
  cause?: { id: string; sentence: string; fix: string };
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
    phases?: Record<string, number>;
  };
  runner: string;
  /** What the assertion took, in milliseconds. */
  ms: number;
  calls: number;
}

/** Makes a record of an assertion on this machine; its message is still to be spoken. */
export function makeRecord({ test, line, found, runner, ms, calls, ...parts }: RecordParts): PerfRecord {
  const { verdict, error, measured, shapes, phases } = found;
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
    ...(measured ? { measured } : {}),
    ...(shapes ? { shapes } : {}),
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
