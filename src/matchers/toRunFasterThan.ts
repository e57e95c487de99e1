import { Caller } from '../measure/caller.js';
import { measureRival } from '../measure/rival.js';
import { Sampler } from '../measure/sampler.js';
import { claimFaster, speakRival } from '../speak/rival.js';
import { subjectName } from '../speak/subject-name.js';
import type { RivalOptions, Subject } from '../surface.js';
import { checkOptions, checkSubject, kindOf, parseDuration } from './arguments.js';
import { defineMatcher } from './assertion.js';

function checkRival(rival: unknown): Subject {
  if (typeof rival === 'function' && !/^class\b/.test(Function.prototype.toString.call(rival))) return rival as Subject;
  throw new TypeError(
    `The rival must be a function to compare with: expect(search).toRunFasterThan(oldSearch). It got ${typeof rival === 'function' ? 'a class' : kindOf(rival)}.`,
  );
}

function checkBy(by: unknown): number {
  if (by === undefined) return 1;
  if (typeof by === 'number' && Number.isFinite(by) && by > 0) return by;
  throw new TypeError(`by must be a number above 0, such as 2 for twice as fast. It got ${kindOf(by)}.`);
}

/** The subject is faster than a rival, by a factor: see PerfMatchers.toRunFasterThan. */
export const toRunFasterThan = defineMatcher(
  'toRunFasterThan',
  (received, [rival, given]: [rival: Subject, options?: RivalOptions], { confidence }) => {
    const subject = checkSubject(received);
    const opponent = checkRival(rival);
    const options = checkOptions(given, ['by']);
    const by = checkBy(options.by);
    const own = subjectName(opponent);
    // A twin of the same name is told apart by its place in the assertion.
    const rivalName = own === subjectName(subject, options.name) ? `the rival ${own}` : own;
    return {
      subject,
      options,
      requirement: { metric: 'time', limit: by, unit: '×' },
      claim: claimFaster(rivalName, by),
      timeBudget: parseDuration(options.timeBudget ?? 2000, 'timeBudget'),
      timed: true,
      async measure({ caller, name, signal }) {
        const common = { ...options, signal, timeBudget: caller.timeLeft };
        const rivalCaller = new Caller(opponent, { ...common, name: rivalName });
        const found = await measureRival(
          new Sampler(subject, { ...common, name }, caller),
          new Sampler(opponent, { ...common, name: rivalName }, rivalCaller),
          { by, n: 1, confidence },
        );
        caller.calls += rivalCaller.calls;
        caller.async ||= rivalCaller.async;
        return {
          verdict: found.verdict,
          ...(found.ratio ? { measured: { ...found.ratio, unit: '×', samples: [...found.subject] } } : {}),
          phases: found.phases,
          explain: { sizes: [1] },
          speech: speakRival(found, { subject: name, rival: rivalName, by, confidence }),
        };
      },
    };
  },
);
