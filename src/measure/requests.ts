import type { Reading } from '../sensors/reading.js';
import { requestsDuring } from '../sensors/requests/index.js';
import type { Subject } from '../surface.js';
import { type WatchedSubject, watchCalls } from './watched-calls.js';

/** Watches the HTTP requests of every call of a subject. */
export const watchRequests = (subject: Subject): WatchedSubject<Reading> => watchCalls(subject, requestsDuring);
