/** One thing that was looked at: good, or in the way of steady verdicts, with what to do. */
export interface Finding {
  good: boolean;
  /** What was found: a sentence without its full stop. */
  what: string;
  /** What to do where it is not good: an imperative clause. */
  next?: string;
}

export const good = (what: string): Finding => ({ good: true, what });
export const bad = (what: string, next: string): Finding => ({ good: false, what, next });
