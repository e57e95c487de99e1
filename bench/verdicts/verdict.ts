import { parseBound } from '../../src/judge/bound.js';
import { type Call, Caller } from '../../src/measure/caller.js';
import { measureGrowthByTime } from '../../src/measure/growth.js';
import { seed } from './data.js';
import { bounds, holds } from './growth.js';
import type { Entry } from './known.js';
import type { Line } from './line.js';

/** Keeps every call, for other rules on the same samples. */
class RecordingCaller extends Caller {
  readonly samples: Call[] = [];
  override async callKeeping(n: number, hardStop?: number): ReturnType<Caller['callKeeping']> {
    const kept = await super.callKeeping(n, hardStop);
    this.samples.push(kept.call);
    return kept;
  }
}

const short = (x: number): number => Number(x.toPrecision(6));

/** Judges one function under one bound on fresh data. */
export async function verdictOf(entry: Entry, boundText: string, dataSeed: number): Promise<Line> {
  const bound = bounds.find(({ text }) => text === boundText);
  if (!bound) throw new TypeError(`no bound ${boundText}`);
  seed(dataSeed);
  entry.reset?.();
  const caller = new RecordingCaller(entry.subject, { input: entry.input, timeBudget: 2000 });
  const began = performance.now();
  const result = await measureGrowthByTime(caller, { bound: parseBound(bound.text) });
  const ms = performance.now() - began;
  entry.reset?.();
  const truth = typeof entry.truth === 'function' ? entry.truth(result.to) : entry.truth;
  const holding = holds(truth, bound);
  const { verdict, exponent, interval, from, to, notes, phases, series, stoppedAt } = result;
  return {
    name: entry.name,
    kind: entry.kind,
    half: entry.half,
    bound: bound.text,
    seed: dataSeed,
    ...(truth && { truth }),
    ...(holding !== undefined && { holds: holding }),
    verdict: verdict.kind,
    ...(verdict.kind === 'cannot tell' && { reason: verdict.reason }),
    ...(exponent !== undefined && { exponent }),
    ...(interval && { interval }),
    from,
    to,
    ms,
    phases,
    calls: caller.calls,
    ...(stoppedAt && { stoppedAt }),
    notes,
    series,
    samples: caller.samples.map(({ n, ms, preemptedMs, stopped, at, pageFaults }) => [
      n,
      short(ms),
      short(preemptedMs),
      Number(stopped),
      short(at),
      pageFaults ?? 0,
    ]),
  };
}
