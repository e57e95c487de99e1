// node judge.mjs SUBJECTS < [[name, bound, seed], …]: one line of JSON a verdict by steps, in a process that the runner started.
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseBound } from '../../src/judge/bound.js';
import { type PlanSteps, stepsBridge } from '../../src/matchers/steps-bridge.js';
import { Caller } from '../../src/measure/caller.js';
import { startSteps } from '../../src/runners/steps/start.js';
import { bounds } from '../verdicts/growth.js';
import type { Entry } from '../verdicts/known.js';
import type { StepLine } from './line.js';
import { holdsExactly } from './truth.js';
import { truthBySteps } from './truths.js';

startSteps({ coverage: false });
const planSteps = stepsBridge()?.plan as PlanSteps;
const { corpus, seed } = (await import(
  pathToFileURL(process.argv[2] as string).href
)) as typeof import('./subjects.js');

async function verdictOf(entry: Entry, boundText: string, dataSeed: number): Promise<StepLine> {
  const bound = bounds.find((one) => one.text === boundText);
  if (!bound) throw new TypeError(`no bound ${boundText}`);
  seed(dataSeed);
  entry.reset?.();
  const plan = planSteps(entry.subject as (input: unknown) => unknown, { bound: parseBound(bound.text) }, globalThis);
  const caller = new Caller(plan.subject, { input: entry.input, timeBudget: 2000, mostTime: 4700, name: entry.name });
  const began = performance.now();
  const before = process.cpuUsage();
  const processorMs = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const nothing = { from: 0, to: 0, series: [] };
  const { name, kind, half } = entry;
  const about = { name, kind, half, bound: bound.text };
  try {
    const { verdict, measured } = await plan.measure({
      caller,
      name: entry.name,
      signal: new AbortController().signal,
      test: undefined,
      negated: false,
    });
    const ms = performance.now() - began;
    const series = measured?.series ?? [];
    const [from = 0, to = 0] = [series[0]?.n, series.at(-1)?.n];
    const holds = holdsExactly(truthBySteps(entry, to), bound);
    return {
      ...about,
      ...(holds !== undefined && { holds }),
      verdict: verdict.kind,
      ...(verdict.kind === 'cannot tell' && { reason: verdict.reason }),
      ...(measured?.exponent !== undefined && { exponent: measured.exponent }),
      from,
      to,
      ms,
      calls: caller.calls,
      series,
      processorMs: processorMs(),
    };
  } catch (error) {
    const ms = performance.now() - began;
    return {
      ...about,
      verdict: 'threw',
      reason: String(error),
      ...nothing,
      ms,
      processorMs: processorMs(),
      calls: caller.calls,
    };
  } finally {
    entry.reset?.();
  }
}

const asked: [name: string, bound: string, seed: number][] = JSON.parse(await text(process.stdin));
for (const [name, bound, dataSeed] of asked) {
  const entry = corpus.find((one) => one.name === name);
  if (!entry) throw new TypeError(`no function ${name}`);
  writeSync(1, `${JSON.stringify(await verdictOf(entry, bound, dataSeed))}\n`);
}
process.exit();
