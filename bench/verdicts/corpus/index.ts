import { heldOutCorpus } from '../held-out/index.js';
import type { Entry } from '../known.js';
import { accumulators } from './accumulators.js';
import { asynchronous } from './asynchronous.js';
import { betweens } from './between-powers.js';
import { constants } from './constants.js';
import { dedupes } from './dedupe.js';
import { tables } from './dynamic-programming.js';
import { graphs } from './graphs.js';
import { groupings } from './grouping.js';
import { joins } from './joins.js';
import { json } from './json.js';
import { logarithmicSearches } from './look-ups.js';
import { matrices } from './matrices.js';
import { sums } from './numbers.js';
import { queues } from './queues.js';
import { recursions } from './recursion.js';
import { regexes } from './regular-expressions.js';
import { rows } from './rows.js';
import { linearSearches } from './searches.js';
import { sorts } from './sorts.js';
import { strings } from './strings.js';
import { structures } from './structures.js';
import { caches, costlyInputs, fixedCosts, regimeChanges } from './traps.js';

/** Every function of known growth. */
export const corpus: readonly Entry[] = [
  logarithmicSearches,
  constants,
  linearSearches,
  sorts,
  joins,
  groupings,
  dedupes,
  strings,
  json,
  regexes,
  betweens,
  recursions,
  tables,
  matrices,
  sums,
  queues,
  accumulators,
  structures,
  graphs,
  asynchronous,
  rows,
  fixedCosts,
  caches,
  costlyInputs,
  regimeChanges,
  heldOutCorpus,
].flat();
