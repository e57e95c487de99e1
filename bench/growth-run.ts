// Prints one line of JSON a verdict: the corpus under every bound that holds and every bound broken by half a power or more.
import { parseBound } from '../src/judge/bound.js';
import { Caller } from '../src/measure/caller.js';
import { measureGrowthByTime } from '../src/measure/growth.js';
import { bounds, corpus } from './growth-corpus.js';

const only = process.argv[2];
const pairs = corpus
  .filter(({ name }) => !only || name.includes(only))
  .flatMap((known) => bounds.map((bound) => ({ known, bound })))
  .filter(({ bound }) => !process.argv[3] || bound.text === process.argv[3]);
for (let i = pairs.length - 1; i > 0; i--) {
  const j = Math.floor(Math.random() * (i + 1));
  [pairs[i], pairs[j]] = [pairs[j] as (typeof pairs)[0], pairs[i] as (typeof pairs)[0]];
}
for (const { known, bound } of pairs) {
  known.reset?.();
  const caller = new Caller(known.subject, { input: known.input, timeBudget: 2000 });
  const began = performance.now();
  const result = await measureGrowthByTime(caller, { bound: parseBound(bound.text) });
  const ms = performance.now() - began;
  const power = typeof known.power === 'function' ? known.power(result.to) : known.power;
  const holds =
    power === undefined || known.unclear?.includes(bound.text)
      ? undefined
      : power < bound.power || (power === bound.power && (known.logs ?? 0) <= bound.logs)
        ? true
        : power >= bound.power + 0.5
          ? false
          : undefined;
  const { kind } = result.verdict;
  const right = holds === undefined ? undefined : kind === 'cannot tell' ? null : (kind === 'within') === holds;
  const { verdict, exponent, interval, from, to, notes, phases, series } = result;
  console.log(
    JSON.stringify({
      name: known.name,
      bound: bound.text,
      right,
      ms,
      calls: caller.calls,
      verdict,
      exponent,
      interval,
      from,
      to,
      notes,
      phases,
      series,
    }),
  );
}
