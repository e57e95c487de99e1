import { below, list, login, word } from '../data.js';
import { linear, linearithmic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

interface Comment {
  id: number;
  by: string;
  tags: string[];
  replies: Comment[];
}

/** A thread of n comments, three replies to each. */
function thread(n: number, id = 0): Comment {
  const replies = [3 * id + 1, 3 * id + 2, 3 * id + 3].filter((reply) => reply < n);
  return { id, by: `user ${id % 50}`, tags: ['new', `t${id % 7}`], replies: replies.map((reply) => thread(n, reply)) };
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** Copies what is shared once: `seen[i]` became `made[i]`. */
function cloneShared(value: unknown, seen: object[], made: unknown[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const at = seen.indexOf(value);
  if (at >= 0) return made[at];
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  seen.push(value);
  made.push(copy);
  for (const [key, one] of Object.entries(value)) (copy as Record<string, unknown>)[key] = cloneShared(one, seen, made);
  return copy;
}

function flatten(value: object, path: string, lines: string[]): string[] {
  for (const [key, one] of Object.entries(value)) {
    const name = path === '' ? key : `${path}_${key}`;
    if (typeof one === 'object' && one !== null) flatten(one, name, lines);
    else lines.push(`${name.toUpperCase()}=${one}`);
  }
  return lines;
}

export const jsonHeld = kind('JSON and copies', [
  known({
    name: 'deep equality of two threads',
    input: (n) => [thread(n), thread(n)] as const,
    truth: linear,
    subject: ([a, b]) => isEqual(a, b),
  }),
  known({
    name: 'deep copy, objects seen in an array',
    input: (n) => {
      const authors = list(1 + (n >> 2), (id) => ({ id, name: word() }));
      return list(n, (id) => ({ id, title: `Post ${id}`, author: authors[below(authors.length)] }));
    },
    // Local exponents 1.6 at n = 2,048, 1.7 at 4,096, 1.9 at 8,192.
    truth: quadraticFrom(6000),
    subject: (posts) => cloneShared(posts, [], []),
  }),
  known({
    name: 'JSON of one object, its keys in order',
    input: (n) => Object.fromEntries(list(n, (id) => [login(), id])),
    truth: linearithmic,
    subject: (scores) =>
      `{${Object.keys(scores)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${JSON.stringify(scores[key])}`)
        .join(',')}}`,
  }),
  known({
    name: 'settings flattened to lines',
    input: (n) => ({ hosts: list(n, (id) => ({ db: { host: login(), port: 5000 + id }, log: { level: 'info' } })) }),
    truth: linear,
    subject: (all) => flatten(all, '', []).join('\n'),
  }),
]);
