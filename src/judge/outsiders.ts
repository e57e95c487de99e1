import { type CannotTell, cannotTell } from './verdict.js';

/** The doubt about a count where so many of what was counted may belong to another call that was watched at the same time. */
export const doubtOutsiders = (many: number, one: string, several: string): CannotTell =>
  cannotTell(
    'set-up',
    `${many} ${many === 1 ? one : several} came from outside the call (a server, a background job) while several calls were watched`,
    'make this test sequential (not test.concurrent)',
  );
