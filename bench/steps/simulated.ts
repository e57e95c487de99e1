// What the judge of exact counts says of made-up counts of known growth: node simulated.mjs [rounds] [only]
import { parseBound } from '../../src/judge/bound.js';
import { judgeSteps } from '../../src/judge/steps.js';
import { families } from '../../test/judge/steps-families.js';
import { classes, randomOf, rankOf } from '../../test/judge/steps-family.js';
import { judgedSizes, pointsOf, steepSizes } from '../../test/judge/steps-sizing.js';
import { steepFamilies } from '../../test/judge/steps-steep-families.js';

const rounds = Number(process.argv[2] ?? 10);
const only = process.argv[3] ?? '';
const bounds = classes.map(({ text }) => parseBound(text));
const all = { judged: 0, wrong: 0, open: 0, ms: 0 };
for (const { name, make, truth, rough } of [...families, ...steepFamilies]) {
  if (!name.includes(only)) continue;
  const isSteep = steepFamilies.some((one) => one.name === name);
  const found = { judged: 0, wrong: 0, open: 0 };
  const wrong: string[] = [];
  const open = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const sizing of isSteep ? steepSizes : judgedSizes) {
      const count = make(randomOf(round * 7919 + name.length * 1009 + found.judged));
      const points =
        'first' in sizing ? pointsOf(count, sizing, round % 2 === 1) : sizing.map((n) => ({ n, steps: count(n) }));
      for (const [rank, bound] of bounds.entries()) {
        const began = performance.now();
        const { kind } = judgeSteps(points, bound);
        all.ms += performance.now() - began;
        found.judged += 1;
        if (kind === 'open') {
          found.open += 1;
          open.set(bound.text, (open.get(bound.text) ?? 0) + 1);
        } else if (kind !== (rankOf(truth) <= rank ? 'within' : 'over')) {
          found.wrong += 1;
          wrong.push(`    ${kind} ${bound.text}: ${points.map(({ n, steps }) => `${n}:${steps}`).join(' ')}`);
        }
      }
    }
  }
  for (const key of ['judged', 'wrong', 'open'] as const) all[key] += found[key];
  if (found.wrong + found.open === 0) continue;
  console.log(
    `${found.wrong} wrong, ${found.open} open of ${found.judged}${rough ? ' (rough)' : ''}: ${name}; ${[...open].map(([text, times]) => `${text}: ${times}`).join(', ')}`,
  );
  for (const text of wrong.slice(0, 5)) console.log(text);
}
console.log(
  `\n${all.judged} judgements, ${all.wrong} wrong, ${all.open} open, ${((1000 * all.ms) / all.judged).toFixed(0)} µs each`,
);
if (all.wrong > 0) process.exitCode = 1;
