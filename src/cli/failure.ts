/** What the command ends with: 0 all holds, 1 the results say that something does not, 2 it was called wrongly or could not read or write. */
export const exitCodes = { holds: 0, fails: 1, misused: 2 } as const;

/** A failure whose message says what and why, with the next step; no stack is shown. */
export class Failure extends Error {
  override name = 'Failure';
}
