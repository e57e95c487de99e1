import { algorithmFamilies } from './steps-algorithm-families.js';
import type { Family } from './steps-family.js';
import { plainFamilies } from './steps-plain-families.js';
import { unevenFamilies } from './steps-uneven-families.js';

/** All kinds but the steep ones. */
export const families: readonly Family[] = [...plainFamilies, ...algorithmFamilies, ...unevenFamilies];
