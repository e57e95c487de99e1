import type { Entry } from '../known.js';
import { dedupes, groupings, joins } from './records.js';
import { constants, linearSearches, logarithmicSearches } from './searches.js';
import { sorts } from './sorts.js';

/** Every function of known growth. */
export const corpus: readonly Entry[] = [
  ...logarithmicSearches,
  ...constants,
  ...linearSearches,
  ...sorts,
  ...joins,
  ...groupings,
  ...dedupes,
];
