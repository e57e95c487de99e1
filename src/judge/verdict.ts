/** Why nothing could be told: the machine's `noise`, or something that the user can set up. */
export type Because = 'noise' | 'set-up';

/** Nothing could be told, for a named reason, with the next step. */
export interface CannotTell {
  kind: 'cannot tell';
  reason: string;
  because: Because;
  next: string;
}

/** What a judge says of samples. `elsewhere` names the project that can judge the assertion. */
export type Verdict = { kind: 'within' } | { kind: 'over' } | CannotTell | { kind: 'elsewhere'; project: string };

export const within = { kind: 'within' } as const satisfies Verdict;
export const over = { kind: 'over' } as const satisfies Verdict;

/** A 'cannot tell' with its reason (a clause, no full stop) and its next step (an imperative clause). */
export function cannotTell(because: Because, reason: string, next: string): CannotTell {
  return { kind: 'cannot tell', reason, because, next };
}

const fromWorst = ['over', 'cannot tell', 'elsewhere', 'within'] as const;

/** The worst of some verdicts, which is that of the whole: over, cannot tell, elsewhere, within. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  const rank = ({ kind }: Verdict): number => fromWorst.indexOf(kind);
  return verdicts.reduce((worst, verdict) => (rank(verdict) < rank(worst) ? verdict : worst), within as Verdict);
}
