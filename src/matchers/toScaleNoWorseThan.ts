import { parseBound } from '../judge/bound.js';
import { measureGrowthByTime } from '../measure/growth.js';
import type { GrowthRequest } from '../measure/growth-request.js';
import { speakGrowth } from '../speak/growth.js';
import type { Bound, GrowthOptions, Metric, Subject } from '../surface.js';
import { checkCount, checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';
import { planAllocations, planMemory } from './growth-by-bytes.js';
import { planItems } from './growth-by-items.js';
import { planQueries } from './growth-by-queries.js';
import { planRequests } from './growth-by-requests.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';
import { usualMetric } from './judged-here.js';
import type { Plan } from './plan.js';
import { stepsBridge } from './steps-bridge.js';

/** The metrics of this version; the others of `Metric` have sensors of their own to come. */
const judged = ['time', 'steps', 'queries', 'rows', 'requests', 'items', 'allocations', 'memory'];

/** A call of more milliseconds is not made again for a profile. */
const longestProfiled = 250;

/** What grows, as the beginning of a claim. */
const grows: Partial<Record<Metric, string>> = {
  queries: 'issues queries that grow',
  rows: 'fetches rows that grow',
  requests: 'makes requests that grow',
  items: 'returns items that grow',
  allocations: 'allocates bytes that grow',
  memory: 'holds live memory that grows',
};

function checkRequest(limit: Bound, options: GrowthOptions): GrowthRequest {
  const { of, sizes, upTo, input } = options;
  const bound = parseBound(limit);
  bound.at(16);
  if (typeof input !== 'function') {
    throw new TypeError(
      `Growth needs input, a function that makes an argument of size n: { input: (n) => makeUsers(n) }. It got ${kindOf(input)}.`,
    );
  }
  if (of !== undefined && !judged.includes(of)) {
    throw new TypeError(`of must be one of ${judged.map((metric) => `'${metric}'`).join(', ')}. It got ${kindOf(of)}.`);
  }
  if (sizes !== undefined) {
    if (!Array.isArray(sizes) || new Set(sizes).size < 3) {
      throw new TypeError(
        `sizes must name at least 3 different sizes, such as [100, 1000, 10000]. It got ${kindOf(sizes)}.`,
      );
    }
    for (const size of sizes) checkCount(size, 'Each of sizes', 1);
  }
  if (upTo !== undefined) {
    checkCount(upTo, 'upTo', 1);
    const largest = sizes && Math.max(...sizes);
    if (largest !== undefined && upTo > largest) {
      throw new TypeError(
        `upTo is ${upTo}, above the largest of sizes, ${largest}: add a size of at least ${upTo}, or leave sizes out.`,
      );
    }
  }
  const ascending = sizes && [...new Set(sizes)].sort((a, b) => a - b);
  return {
    bound,
    ...(ascending ? { sizes: ascending } : {}),
    ...(upTo === undefined ? {} : { upTo }),
  };
}

/** The largest size whose call a profile has the time for, and one a quarter as large. */
function comparedSizes(series: readonly { n: number; value: number }[]): number[] {
  const callable = series.filter(({ value }) => value <= longestProfiled);
  const larger = callable.at(-1);
  const smaller = larger && (callable.findLast(({ n }) => n <= larger.n / 4) ?? callable.at(-2));
  return smaller && larger && smaller !== larger ? [smaller.n, larger.n] : [];
}

function planTime(request: GrowthRequest): Pick<Plan, 'measure'> {
  return {
    async measure({ caller, name }) {
      const found = await measureGrowthByTime(caller, request);
      const series = found.series.map(({ n, ms }) => ({ n, value: ms }));
      return {
        ...judgedUpTo(found, request.upTo),
        measured: measuredGrowth({ ...found, series }, 'ms'),
        phases: found.phases,
        explain: { sizes: comparedSizes(series), bound: request.bound },
        speech: speakGrowth({ ...found, series }, { subject: name, bound: request.bound, of: 'time' }),
      };
    },
  };
}

function planFor(of: Metric, subject: Subject, request: GrowthRequest): Pick<Plan, 'measure'> & Partial<Plan> {
  if (of === 'queries' || of === 'rows') return planQueries(subject, request, of);
  if (of === 'requests') return planRequests(subject, request);
  if (of === 'items') return planItems(subject, request);
  if (of === 'allocations') return planAllocations(subject, request);
  if (of === 'memory') return planMemory(subject, request);
  // Without steps of its own this process judges none: see judgedAway.
  const planSteps = of === 'steps' ? stepsBridge()?.plan : undefined;
  return planSteps ? planSteps(subject, request, globalThis) : planTime(request);
}

/** What the subject takes grows no faster than a bound: see PerfMatchers.toScaleNoWorseThan. */
export const toScaleNoWorseThan = defineMatcher(
  'toScaleNoWorseThan',
  (received, [limit, given]: [bound: Bound, options: GrowthOptions]): Plan => {
    const subject = checkSubject(received);
    const options = checkOptions(given, ['of', 'sizes', 'upTo']);
    const request = checkRequest(limit, options);
    const metric = options.of ?? usualMetric();
    const claim = `${grows[metric] ?? 'grows'} no faster than ${request.bound.text}`;
    return {
      subject,
      options,
      requirement: { metric, limit: request.bound.text, unit: 'growth' },
      claim: request.upTo ? `${claim} up to n = ${request.upTo.toLocaleString('en-US')}` : claim,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: ['time', 'steps', 'allocations', 'memory'].includes(metric),
      ...planFor(metric, subject, request),
    };
  },
);
