import { corpus } from './corpus/index.js';
import { bounds, holds } from './growth.js';
import type { Half } from './known.js';

export interface Pair {
  readonly name: string;
  readonly bound: string;
  readonly half: Half;
}

/** A truth that depends on the largest n judged is asked at these. */
const reaches = Array.from({ length: 27 }, (_, i) => 2 ** i);

/** Every function under every bound that holds or is broken by half a power or more, up to some n at least. */
export const pairs: readonly Pair[] = corpus.flatMap(({ name, half, truth }) =>
  bounds
    .filter((bound) =>
      typeof truth === 'function'
        ? reaches.some((to) => holds(truth(to), bound) !== undefined)
        : holds(truth, bound) !== undefined,
    )
    .map(({ text }) => ({ name, bound: text, half })),
);
