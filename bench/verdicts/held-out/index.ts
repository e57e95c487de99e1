import { type Entry, heldOut } from '../known.js';
import { arraysHeld } from './arrays.js';
import { asynchronousHeld } from './asynchronous.js';
import { cachesHeld } from './caches.js';
import { constantsHeld } from './constants.js';
import { costlyInputsHeld } from './costly-inputs.js';
import { datesHeld } from './dates.js';
import { differencesHeld } from './differences.js';
import { drainsHeld } from './drains.js';
import { eventsHeld } from './events.js';
import { fixedCostsHeld } from './fixed-costs.js';
import { graphsHeld } from './graphs.js';
import { gridsHeld } from './grids.js';
import { groupsHeld } from './groups.js';
import { heapsAndCachesHeld } from './heaps-and-caches.js';
import { joinsHeld } from './joins.js';
import { jsonHeld } from './json.js';
import { listsAndTreesHeld } from './lists-and-trees.js';
import { mergesHeld } from './merges.js';
import { numbersHeld } from './numbers.js';
import { objectsHeld } from './objects.js';
import { parsersHeld } from './parsing.js';
import { queuesHeld } from './queues.js';
import { recursionsHeld } from './recursion.js';
import { regimesHeld } from './regimes.js';
import { regexesHeld } from './regular-expressions.js';
import { reportsHeld } from './reports.js';
import { searchesHeld } from './searches.js';
import { sortsHeld } from './sorts.js';
import { stringsHeld } from './strings.js';
import { tablesHeld } from './tables.js';
import { updatesHeld } from './updates.js';

/** The functions that verdicts are reported on. */
export const heldOutCorpus: readonly Entry[] = heldOut(
  [
    searchesHeld,
    sortsHeld,
    mergesHeld,
    joinsHeld,
    groupsHeld,
    differencesHeld,
    stringsHeld,
    parsersHeld,
    jsonHeld,
    regexesHeld,
    constantsHeld,
    arraysHeld,
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
  ].flat(),
);
