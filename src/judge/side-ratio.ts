import { studentT } from './student-t.js';

/** What one assertion came to in one round, in any unit of which less is better: at the ref, and on this side. */
export interface SidePair {
  readonly ref: number;
  readonly now: number;
}

/** What both sides' rounds say of one assertion. */
export interface SideRatio {
  /** `same`: not slower by more than the threshold. `cannot tell`: the interval holds the threshold, or there is none. */
  readonly kind: 'slower' | 'faster' | 'same' | 'cannot tell';
  /** This side ÷ ref; Infinity where the ref has 0. */
  readonly ratio: number;
  readonly interval?: readonly [number, number];
  /** Each side had one value in all rounds, as counts have: the ratio is known without an interval. */
  readonly exact: boolean;
  /** About how many rounds would tell, where more of them would. */
  readonly roundsNeeded?: number;
}

/** What is asked of the ratios. */
export interface SideRule {
  /** As a share: 0.05 is 5%. */
  readonly threshold: number;
  /** How many assertions are judged together: their intervals all hold at once. */
  readonly family: number;
}

/** A difference below this has no spread to be judged by. */
const fewest = 3;
const mostRounds = 200;
/** More rounds may be a little wilder than these. */
const spare = 1.1;
/** Most error of the intervals that are shown, of all of them at once: at the threshold itself one run in twenty claims too much. */
const risk = 0.05;
/** Most error of any claim where both sides are alike: one run in a thousand, as for `over` everywhere else. */
const riskAlike = 0.001;

/** Of so many rounds one is left out at each end. */
const trimmedAt = 10;
const trimmed = (count: number): number => (count < trimmedAt ? 0 : Math.floor(count / 10));

/** A mean with its standard error, and the degrees of freedom that this has. */
interface Centre {
  readonly mean: number;
  readonly error: number;
  readonly freedom: number;
}

/**
 * The trimmed mean and its standard error from the winsorized values (Tukey & McLaughlin, Less vulnerable confidence and significance procedures for location
 * based on a single sample, Sankhya A 25, 1963): a tenth of the rounds is left out at each end, as one round in which something else ran would otherwise hide
 * all others.
 */
function centreOf(values: readonly number[]): Centre {
  const count = values.length;
  const out = trimmed(count);
  const order = values.toSorted((one, other) => one - other);
  const kept = order.slice(out, count - out);
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
  const [lowest, highest] = [kept[0] as number, kept.at(-1) as number];
  const pulled = order.map((value) => Math.min(highest, Math.max(lowest, value)));
  const middle = pulled.reduce((sum, value) => sum + value, 0) / count;
  const squares = pulled.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const error = Math.sqrt(squares / (count - 1)) / ((kept.length / count) * Math.sqrt(count));
  return { mean, error, freedom: kept.length - 1 };
}

/** Half the width of an interval of which all in the family hold at once but for `risk`: each has its share of it (Bonferroni). */
const halfWidth = ({ error, freedom }: Centre, family: number, risk: number): number =>
  studentT(1 - risk / Math.max(1, family), freedom) * error;

/**
 * Judges the ratio of both sides by Student's t on the log ratios of rounds: a round is a pair of fresh processes, as two runs of one process share what its
 * compiler and its memory came to (Georges, Buytaert & Eeckhout, Statistically rigorous Java performance evaluation, OOPSLA 2007; ratios: Kalibera & Jones,
 * Rigorous benchmarking in reasonable time, ISMM 2013). `slower` needs the whole interval above 1 + threshold, `faster` below 1 ÷ (1 + threshold); both also
 * a difference from 1 that noise alone shows in one run in 1,000, as a threshold is no margin where noise is larger than it.
 */
export function judgeSides(pairs: readonly SidePair[], rule: SideRule): SideRatio {
  const limit = 1 + rule.threshold;
  const [first] = pairs;
  if (!first) return { kind: 'cannot tell', ratio: Number.NaN, exact: false };
  if (isExact(pairs)) {
    const ratio = first.ref === first.now ? 1 : first.now / first.ref;
    const kind = ratio > limit ? 'slower' : ratio < 1 / limit ? 'faster' : 'same';
    return { kind, ratio, interval: [ratio, ratio], exact: true };
  }
  const logs = pairs.map(({ ref, now }) => Math.log(now / ref)).filter(Number.isFinite);
  // A count that is 0 now and then has no ratio.
  if (logs.length < pairs.length || logs.length < fewest) {
    const ratio = logs.length > 0 ? Math.exp(centreOf(logs).mean) : Number.NaN;
    const more = logs.length === pairs.length ? { roundsNeeded: 2 * fewest } : {};
    return { kind: 'cannot tell', ratio, exact: false, ...more };
  }
  const centre = centreOf(logs);
  const shown = halfWidth(centre, rule.family, risk);
  const differs = Math.abs(centre.mean) > halfWidth(centre, rule.family, riskAlike);
  const [low, high] = [Math.exp(centre.mean - shown), Math.exp(centre.mean + shown)];
  const found = { ratio: Math.exp(centre.mean), interval: [low, high] as const, exact: false };
  if (low > limit && differs) return { kind: 'slower', ...found };
  if (high < 1 / limit && differs) return { kind: 'faster', ...found };
  if (high <= limit) return { kind: 'same', ...found };
  const needed = roundsFor(centre, logs.length, limit, rule.family);
  return { kind: 'cannot tell', ...found, ...(needed ? { roundsNeeded: needed } : {}) };
}

/** Whether each side has one value in all rounds; a single round shows it only of whole numbers. */
export const isExact = (pairs: readonly SidePair[]): boolean =>
  (pairs.length > 1 || pairs.every(({ ref, now }) => Number.isInteger(ref) && Number.isInteger(now))) &&
  pairs.every(({ ref, now }) => ref === pairs[0]?.ref && now === pairs[0]?.now);

/** How many rounds would tell, were their centre and spread the same; undefined for more than can be asked for. */
function roundsFor({ mean, error }: Centre, rounds: number, limit: number, family: number): number | undefined {
  const beyond = mean - Math.log(limit);
  for (let count = rounds + 2; count <= mostRounds; count += 2) {
    const then = { mean, error: error * Math.sqrt(rounds / count), freedom: count - 2 * trimmed(count) - 1 };
    const fits = (risk: number, within: number): boolean => spare * halfWidth(then, family, risk) < within;
    if (fits(risk, Math.abs(beyond)) && (beyond < 0 || fits(riskAlike, mean))) return count;
  }
  return undefined;
}
