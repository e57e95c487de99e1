import { availableParallelism, loadavg } from 'node:os';
import { now } from '../../measure/clock.js';
import { processorTime } from '../../measure/preemption.js';
import { measureRival } from '../../measure/rival.js';
import { Sampler } from '../../measure/sampler.js';
import { canCollect, howToCollect } from '../../sensors/memory/collect.js';
import { duration } from '../../speak/format.js';
import { bad, type Finding, good } from './finding.js';

/** What was measured of the machine; times in milliseconds. */
export interface MachineReading {
  node: string;
  /** The least step of the clock. */
  grain: number;
  /** Time per call of one function, in the order of the calls. */
  samples: readonly number[];
  /** The same function against itself: the interval of the ratio; undefined where too few rounds were made. */
  ratio: readonly [number, number] | undefined;
  /** The share of the time that this process waited for a processor; undefined where the system does not tell. */
  waited: number | undefined;
  /** Processes that want a processor, on average over a minute, and processors; 0 where the system does not tell. */
  load: number;
  cores: number;
  collects: boolean;
}

const about = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
const quieter =
  'close what else runs, choose a machine with more cores, or let steps and counts gate and time only warn';

/** A difference that cannot be told from none, as a share: half of the widest deviation of the A/A run's interval. */
const coarse = 0.1;
/** The slow tenth of calls, compared with the median: above it, limits on high percentiles measure the machine. */
const ragged = 1.5;
const mostWaited = 0.05;
/** Of a clock; `Date.now` or a browser's reduced clock are far above. */
const coarseGrain = 0.005;

/** What of a reading is in the way of steady verdicts. */
export function judgeMachine(reading: MachineReading): Finding[] {
  const { node, grain, samples, ratio, waited, load, cores, collects } = reading;
  const sorted = samples.toSorted((one, other) => one - other);
  const slow = (sorted[Math.floor(sorted.length * 0.9)] ?? 0) / (sorted[sorted.length >> 1] || 1);
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const findings = [
    major > 22 || (major === 22 && minor >= 12)
      ? good(`Node ${node}`)
      : bad(`Node ${node} is older than 22.12`, 'use Node 22.12 or later'),
    grain <= coarseGrain
      ? good(`The clock steps by ${duration(grain)}`)
      : bad(`The clock steps by ${duration(grain)}`, 'run it in Node itself, without a tool that coarsens its clock'),
  ];
  if (ratio) {
    const widest = Math.max(Math.abs(ratio[0] - 1), Math.abs(ratio[1] - 1));
    const what = `The same function against itself differed by at most ${about(widest)}`;
    findings.push(widest <= coarse ? good(what) : bad(what, quieter));
  } else {
    findings.push(bad('Too few rounds of the same function against itself could be made', quieter));
  }
  const slowest = `The slowest tenth of its calls took ${slow.toFixed(2)}× the median and more`;
  findings.push(slow <= ragged ? good(slowest) : bad(slowest, quieter));
  if (waited !== undefined) {
    const what = `This process waited for a processor for ${about(waited)} of its time`;
    findings.push(waited <= mostWaited ? good(what) : bad(what, quieter));
  }
  if (load > 0) {
    const what = `The load of the last minute was ${load.toFixed(1)} on ${cores === 1 ? '1 core' : `${cores} cores`}`;
    findings.push(load <= cores ? good(what) : bad(what, quieter));
  }
  findings.push(
    collects ? good('Garbage collection can be forced') : bad('Garbage collection cannot be forced', howToCollect),
  );
  return findings;
}

/** The least step of the clock within 10 ms. */
function clockGrain(): number {
  let least = Number.POSITIVE_INFINITY;
  const end = now() + 10;
  for (let before = now(); before < end; ) {
    const next = now();
    if (next > before) least = Math.min(least, next - before);
    before = next;
  }
  return least;
}

/** Half a millisecond of work that neither allocates nor depends on what it is given. */
function work(): number {
  let sum = 0;
  for (let at = 0; at < 300_000; at++) sum = (sum * 31 + at) % 1009;
  return sum;
}

/** Measures this machine for about as many milliseconds. */
export async function readMachine(ms: number): Promise<MachineReading> {
  const options = { name: 'work', timeBudget: ms };
  const [one, other] = [(): number => work(), (): number => work()];
  const before = processorTime();
  const began = now();
  const found = await measureRival(new Sampler(one, options), new Sampler(other, options), {
    by: 1,
    n: 1,
    confidence: 0.95,
  });
  const took = now() - began;
  const after = processorTime();
  return {
    node: process.versions.node,
    grain: clockGrain(),
    samples: found.subject,
    ratio: found.ratio?.interval,
    waited:
      before?.waited === undefined || after?.waited === undefined ? undefined : (after.waited - before.waited) / took,
    load: loadavg()[0] ?? 0,
    cores: availableParallelism(),
    collects: canCollect(),
  };
}
