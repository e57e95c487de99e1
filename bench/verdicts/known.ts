import type { Truth } from './growth.js';

export type Half = 'tuning' | 'held-out';

/** A function whose growth is known. */
export interface Known<Input = unknown> {
  readonly name: string;
  /** Makes a fresh input of size n. */
  readonly input: (n: number) => Input;
  readonly subject: (input: Input) => unknown;
  /** The growth up to the largest n that was judged; undefined where it cannot be said. */
  readonly truth: Truth | ((to: number) => Truth | undefined);
  /** Forgets what earlier verdicts left behind. */
  readonly reset?: () => void;
}

/** A function of the corpus: its kind, and whether it may be tuned on. */
export interface Entry extends Known {
  readonly kind: string;
  readonly half: Half;
}

/** Infers the type of the input. */
export function known<Input>(one: Known<Input>): Known {
  return one as Known;
}

/** The functions of one kind, which may be tuned on. */
export const kind = (name: string, members: readonly Known[]): Entry[] =>
  members.map((member) => ({ ...member, kind: name, half: 'tuning' }));

/** Nobody has looked at the verdicts on these before the figures were reported. */
export const heldOut = (entries: readonly Entry[]): Entry[] => entries.map((entry) => ({ ...entry, half: 'held-out' }));
