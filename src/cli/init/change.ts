/** A file to write, with what stands in it now. */
export interface Change {
  file: string;
  before: string | undefined;
  after: string;
}

/** What to set up: files to write, and what is left to be done by hand, as whole sentences. */
export interface Plan {
  changes: Change[];
  byHand: string[];
}

/** The files of a project that matter to its set-up, read by their names; undefined where one is not there. */
export type ReadFile = (file: string) => string | undefined;
