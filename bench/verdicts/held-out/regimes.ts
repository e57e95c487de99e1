import { below, list, login, users } from '../data.js';
import { constant, cubic, factorial, linear, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

/** Every order of this many stops is tried. */
const few = 8;

interface Stop {
  x: number;
  y: number;
}

const apart = (a: Stop, b: Stop): number => Math.hypot(a.x - b.x, a.y - b.y);

const shortest = (at: Stop, left: readonly Stop[]): number =>
  left.length === 0
    ? 0
    : Math.min(
        ...left.map(
          (next) =>
            apart(at, next) +
            shortest(
              next,
              left.filter((other) => other !== next),
            ),
        ),
      );

/** Always on to the nearest. */
function greedy(start: Stop, rest: Stop[]): number {
  let way = 0;
  for (let at = start; rest.length > 0; ) {
    let nearest = 0;
    for (let i = 1; i < rest.length; i++)
      if (apart(at, rest[i] as Stop) < apart(at, rest[nearest] as Stop)) nearest = i;
    way += apart(at, rest[nearest] as Stop);
    at = rest[nearest] as Stop;
    rest[nearest] = rest.at(-1) as Stop;
    rest.pop();
  }
  return way;
}

export const regimesHeld = kind('change of regime', [
  known({
    name: 'route of up to 8 stops exact, of more by the nearest',
    input: (n) => list(n, () => ({ x: below(1000), y: below(1000) })),
    // From 9 stops on it starts again far below: nothing can be said until n² is well past the 1 ms that 8 stops took, at n = 230.
    truth: regimes([0, few, factorial], [500, Number.POSITIVE_INFINITY, quadratic]),
    subject: ([start, ...rest]) => {
      if (!start) return 0;
      return rest.length < few ? shortest(start, rest) : greedy(start, rest);
    },
  }),
  known({
    name: 'table of up to 1,000 rows in full, the 40 in view of more',
    input: users,
    truth: regimes([0, 1000, linear], [1001, 63_999, [constant, linear]], [64_000, Number.POSITIVE_INFINITY, constant]),
    subject: (rows) => {
      const from = rows.length > 1000 ? 500 : 0;
      const shown = rows.length > 1000 ? rows.slice(from, from + 40) : rows;
      return shown.map(({ name, city }, i) => `<tr><td>${from + i}<td>${name}<td>${city}`).join('\n');
    },
  }),
  known({
    name: 'outbox cleaned of what was sent at every 256th message',
    input: (n) => list(n, () => ({ to: login(), sent: below(4) === 0 })),
    // From n = 2,000 to 8,000 a local exponent of 1.9, then steps: what is kept becomes a large object.
    truth: regimes(
      [0, 255, linear],
      [256, 1999, [linear, quadratic]],
      [2000, 8000, quadratic],
      [8001, Number.POSITIVE_INFINITY, [quadratic, cubic]],
    ),
    subject: (messages) => {
      let outbox: typeof messages = [];
      for (const message of messages) {
        outbox.push(message);
        if (outbox.length % 256 === 0) outbox = outbox.filter(({ sent }) => !sent);
      }
      return outbox.length;
    },
  }),
]);
