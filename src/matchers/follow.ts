import { after, now } from '../measure/clock.js';
import { shared } from '../state.js';
import type { Plan } from './plan.js';

/** A size that was called before is told again after so many milliseconds. */
const often = 250;
/** After so many milliseconds, and as often, a reporter in this process gets a turn to speak. */
const patience = 1000;

const isGrowth = ({ requirement }: Plan): boolean => requirement.unit === 'growth';

/** What tells the runner's reporter at which size a growth assertion is; undefined where there is nothing to tell, or nobody listens. */
export function follow(
  plan: Plan,
  name: string,
  file: string,
  most: number,
): ((n: number) => Promise<void> | undefined) | undefined {
  const listener = shared().runner?.progress;
  if (!listener || !isGrowth(plan)) return undefined;
  const { limit, metric } = plan.requirement;
  const of = metric === 'time' ? '' : ` of ${metric}`;
  const assertion = `${name} toScaleNoWorseThan ${limit}${of}`;
  const began = now();
  const { startOfTime } = shared().surroundings;
  let largest = 0;
  let told = Number.NEGATIVE_INFINITY;
  let spoke = began;
  return (n) => {
    const at = now();
    if (n <= largest && at - told < often) return undefined;
    largest = Math.max(largest, n);
    told = at;
    listener.at({
      assertion,
      file,
      n,
      since: Math.round(startOfTime + began),
      most: plan.stretches ? undefined : Math.round(most),
    });
    if (!listener.sameProcess || at - spoke < patience) return undefined;
    spoke = at;
    return new Promise((resolve) => {
      after(1, resolve);
    });
  };
}

/** The assertion of a plan is over. */
export function endFollowing(plan: Plan): void {
  if (isGrowth(plan)) shared().runner?.progress?.at(undefined);
}
