import { EventEmitter } from 'node:events';
import { below, list, login } from '../data.js';
import { constant, exponential, linear, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

type Listener = (value: number) => void;

/** A value that tells its listeners at once, of every change. */
class Observable {
  readonly #listeners: Listener[] = [];
  constructor(public value = 0) {}

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  set(value: number): void {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.#listeners) listener(value);
  }
}

/** A value that is computed anew whenever one of two others changes. */
function computed(a: Observable, b: Observable, from: (a: number, b: number) => number): Observable {
  const result = new Observable(from(a.value, b.value));
  for (const source of [a, b]) source.listen(() => result.set(from(a.value, b.value)));
  return result;
}

export const eventsHeld = kind('events', [
  known({
    name: 'listeners taken off in the order they came',
    input: (n) => {
      const emitter = new EventEmitter().setMaxListeners(0);
      const listeners = list(n, (i) => () => i);
      for (const listener of listeners) emitter.on('change', listener);
      return { emitter, listeners };
    },
    // Local exponents 1.8 from n = 256 to 1,024, 1.9 to 4,096.
    truth: quadraticFrom(256),
    subject: ({ emitter, listeners }) => {
      for (const listener of listeners) emitter.off('change', listener);
      return emitter.listenerCount('change');
    },
  }),
  known({
    name: 'one message to three of n subscribers',
    input: (n) => {
      const topics = new Map<string, Listener[]>();
      const seen: number[] = [];
      const names = list(Math.ceil(n / 3), login);
      for (const name of names)
        topics.set(
          name,
          list(3, () => (value: number) => void seen.push(value)),
        );
      return { topics, seen, name: names[below(names.length)] as string };
    },
    // 0.3 µs up to n = 2,048; right after an input that flushes the caches 2.7 µs at 8,192, 10 at 262,144.
    truth: constant,
    subject: ({ topics, seen, name }) => {
      for (const listener of topics.get(name) ?? []) listener(name.length);
      return seen;
    },
  }),
  known({
    name: 'events dispatched to four listeners',
    input: (n) => {
      const target = new EventTarget();
      const counts = [0, 0, 0, 0];
      for (const at of counts.keys())
        target.addEventListener('saved', (event) => {
          counts[at] = (counts[at] ?? 0) + (event as CustomEvent<number>).detail;
        });
      return { target, counts, saves: list(n, () => below(100)) };
    },
    truth: linear,
    subject: ({ target, counts, saves }) => {
      for (const detail of saves) target.dispatchEvent(new CustomEvent('saved', { detail }));
      return counts;
    },
  }),
  known({
    name: 'cells computed from two cells each, told by both',
    input: (n) => {
      const source = new Observable();
      let row: [Observable, Observable] = [source, source];
      for (let level = 0; level < n; level++)
        row = [
          computed(...row, (a, b) => (a + 2 * b) % 1_000_003),
          computed(...row, (a, b) => (3 * a + b) % 1_000_003),
        ];
      return { source, last: row[0] };
    },
    truth: exponential,
    subject: ({ source, last }) => {
      source.set(1);
      return last.value;
    },
  }),
]);
