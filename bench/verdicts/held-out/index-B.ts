import type { Entry } from '../known.js';
import { asynchronousHeld } from './asynchronous.js';
import { cachesHeld } from './caches.js';
import { costlyInputsHeld } from './costly-inputs.js';
import { datesHeld } from './dates.js';
import { drainsHeld } from './drains.js';
import { eventsHeld } from './events.js';
import { fixedCostsHeld } from './fixed-costs.js';
import { graphsHeld } from './graphs.js';
import { gridsHeld } from './grids.js';
import { heapsAndCachesHeld } from './heaps-and-caches.js';
import { listsAndTreesHeld } from './lists-and-trees.js';
import { numbersHeld } from './numbers.js';
import { objectsHeld } from './objects.js';
import { queuesHeld } from './queues.js';
import { recursionsHeld } from './recursion.js';
import { regimesHeld } from './regimes.js';
import { reportsHeld } from './reports.js';
import { tablesHeld } from './tables.js';
import { updatesHeld } from './updates.js';

/** Recursion, tables, structures, queues, events, awaits, dates, reports, and traps. */
export const heldOutB: readonly Entry[] = [
  recursionsHeld,
  tablesHeld,
  gridsHeld,
  numbersHeld,
  objectsHeld,
  updatesHeld,
  queuesHeld,
  listsAndTreesHeld,
  heapsAndCachesHeld,
  graphsHeld,
  eventsHeld,
  asynchronousHeld,
  datesHeld,
  reportsHeld,
  fixedCostsHeld,
  cachesHeld,
  costlyInputsHeld,
  drainsHeld,
  regimesHeld,
].flat();
