/** A counted call was ended by the hard stop: that says nothing of what it would have counted. */
export class Unended extends Error {}

/**
 * True where an error says that the time is up: a counted call or the making of its input did not end. The caller may be of another copy of this package, since
 * under Jest counting runs outside the tests' sandbox: so its error is known by name.
 */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof Unended || (error as Error | undefined)?.name === 'InputTooSlow';
