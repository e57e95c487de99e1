import { lengthOf } from './quiet.js';
import { type Counting, call } from './wrap.js';

const { apply } = Reflect;

/** Counts from the length that the receiver had before the call, the arguments and the result. A call that throws walked nothing that is known. */
export const after =
  (count: (length: number, given: readonly unknown[], result: unknown, receiver: unknown) => number): Counting =>
  (original, walked) =>
  (receiver, given) => {
    const length = lengthOf(receiver);
    const result = call(original, receiver, given);
    walked(count(length, given, result, receiver));
    return result;
  };

/** Every element of the receiver is walked. */
export const whole: Counting = after((length) => length);

/** As many elements as the result has. */
export const asResult: Counting = after((_, __, result) => lengthOf(result));

/** As many elements as the first argument has. */
export const asFirst: Counting = (original, walked) => (receiver, given) => {
  const length = lengthOf(given[0]);
  const result = call(original, receiver, given);
  walked(length);
  return result;
};

/** As many elements as the callback was asked about: methods that stop early. */
export const asked: Counting = (original, walked) => (receiver, given) => {
  const callback = given[0];
  if (typeof callback !== 'function') return call(original, receiver, given);
  let count = 0;
  given[0] = function (this: unknown, element: unknown, key: unknown, all: unknown): unknown {
    count++;
    return this === undefined ? callback(element, key, all) : apply(callback, this, [element, key, all]);
  };
  try {
    return call(original, receiver, given);
  } finally {
    walked(count);
  }
};

/** n × ⌈log2(n + 1)⌉: what a sort without a comparator is charged. */
export const sorting = (length: number): number => length * Math.ceil(Math.log2(length + 1));

/** A sort: the comparisons made; without a comparator what such a sort needs at most. */
export const sort: Counting = (original, walked) => (receiver, given) => {
  const comparator = given[0];
  if (typeof comparator !== 'function') {
    const length = lengthOf(receiver);
    const result = call(original, receiver, given);
    walked(sorting(length));
    return result;
  }
  let compared = 0;
  given[0] = (a: unknown, b: unknown): unknown => {
    compared++;
    return comparator(a, b);
  };
  try {
    return call(original, receiver, given);
  } finally {
    walked(compared);
  }
};
