import type { Entry } from '../known.js';
import { arraysHeld } from './arrays.js';
import { constantsHeld } from './constants.js';
import { differencesHeld } from './differences.js';
import { groupsHeld } from './groups.js';
import { joinsHeld } from './joins.js';
import { jsonHeld } from './json.js';
import { mergesHeld } from './merges.js';
import { parsersHeld } from './parsing.js';
import { regexesHeld } from './regular-expressions.js';
import { searchesHeld } from './searches.js';
import { sortsHeld } from './sorts.js';
import { stringsHeld } from './strings.js';

/** Searches, sorts, joins, text and lists. */
export const heldOutA: readonly Entry[] = [
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
].flat();
