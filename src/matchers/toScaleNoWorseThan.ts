import { placeShapes } from '../explain/statements.js';
import { type GrowthBound, parseBound } from '../judge/bound.js';
import { doubtGrowth } from '../judge/query-limit.js';
import { measureGrowthByCount, measureGrowthByTime } from '../measure/growth.js';
import { watchQueries } from '../measure/queries.js';
import { speakGrowth } from '../speak/growth.js';
import { queryNotes, shapeLines } from '../speak/queries.js';
import { worstPlace } from '../speak/shape-table.js';
import type { Bound, GrowthOptions, Metric, Subject } from '../surface.js';
import { checkCount, checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher, type Outcome, type Plan } from './assertion.js';
import { checkEnded } from './check-ended.js';
import { planRequests } from './growth-by-requests.js';
import { judgedUpTo, measuredGrowth } from './growth-outcome.js';

interface Request {
  bound: GrowthBound;
  sizes?: readonly number[];
  upTo?: number;
}

/** The metrics of this version; the others of `Metric` have sensors of their own to come. */
const judged = ['time', 'queries', 'requests'];

function checkRequest(limit: Bound, options: GrowthOptions): Request {
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

function planTime(request: Request): Pick<Plan, 'measure'> {
  return {
    async measure({ caller, name }) {
      const found = await measureGrowthByTime(caller, request);
      const series = found.series.map(({ n, ms }) => ({ n, value: ms }));
      return {
        ...judgedUpTo(found, request.upTo),
        measured: measuredGrowth({ ...found, series }, 'ms'),
        phases: found.phases,
        speech: speakGrowth({ ...found, series }, { subject: name, bound: request.bound, of: 'time' }),
      };
    },
  };
}

function planQueries(given: Subject, request: Request): Pick<Plan, 'subject' | 'end' | 'measure'> {
  const { subject, readings, close } = watchQueries(given, {});
  return {
    subject,
    end: close,
    async measure({ caller, name }): Promise<Outcome> {
      const found = await measureGrowthByCount(
        async (n) => {
          checkEnded(await caller.call(n), name);
          return readings.at(-1)?.count ?? 0;
        },
        request,
        () => caller.timeLeft,
      );
      const doubt = doubtGrowth(readings);
      const last = readings.at(-1);
      const placed = last ? placeShapes(last.shapes) : [];
      const speech = speakGrowth(found, {
        subject: name,
        bound: request.bound,
        of: 'queries',
      });
      return {
        ...judgedUpTo(found, request.upTo),
        ...doubt,
        measured: measuredGrowth(found, 'queries'),
        shapes: placed.map(({ shape }) => shape),
        speech: {
          ...speech,
          // Counts that are doubted are no evidence.
          ...(doubt ? { evidence: [] } : {}),
          ...(placed.length > 0
            ? {
                where: [`Issued at n = ${found.to.toLocaleString('en-US')}:`, ...shapeLines(placed)],
              }
            : {}),
          notes: [...(speech.notes ?? []), ...(last ? queryNotes(last) : [])],
          place: worstPlace(placed),
        },
      };
    },
  };
}

/** What is required of counts, before the bound. */
const claims: { [metric in Metric]?: string } = {
  queries: 'issues queries that grow',
  requests: 'makes requests that grow',
};

function planFor(metric: Metric, subject: Subject, request: Request): Pick<Plan, 'measure'> & Partial<Plan> {
  if (metric === 'queries') return planQueries(subject, request);
  return metric === 'requests' ? planRequests(subject, request) : planTime(request);
}

/** What the subject takes grows no faster than a bound: see PerfMatchers.toScaleNoWorseThan. */
export const toScaleNoWorseThan = defineMatcher(
  'toScaleNoWorseThan',
  (received, [limit, given]: [bound: Bound, options: GrowthOptions]): Plan => {
    const subject = checkSubject(received);
    const options = checkOptions(given, ['of', 'sizes', 'upTo']);
    const request = checkRequest(limit, options);
    const metric = options.of ?? 'time';
    const claim = `${claims[metric] ?? 'grows'} no faster than ${request.bound.text}`;
    return {
      subject,
      options,
      requirement: { metric, limit: request.bound.text, unit: 'growth' },
      claim: request.upTo ? `${claim} up to n = ${request.upTo.toLocaleString('en-US')}` : claim,
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: metric === 'time',
      ...planFor(metric, subject, request),
    };
  },
);
