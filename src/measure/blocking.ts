import { blockingDuring } from '../sensors/blocking/index.js';
import type { Reading } from '../sensors/reading.js';
import type { Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/** Watches the blocking APIs that every call of a subject calls. */
export const watchBlockingCalls = (subject: Subject): WatchedSubject<Reading> => watchCalls(subject, blockingDuring);
