/** A counted call was ended by the hard stop: that says nothing of what it would have counted. */
export class Unended extends Error {}
