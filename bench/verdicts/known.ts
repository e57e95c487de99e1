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
  /** Thresholds have been tuned on it: never held out. */
  readonly tuned?: true;
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

/**
 * The functions of one kind, half of them held out: each goes to the half that has fewer, ties by turns. New ones go to the end, so that nothing changes its
 * half.
 */
export function kind(name: string, members: readonly Known[]): Entry[] {
  const counts: Record<Half, number> = { tuning: members.filter(({ tuned }) => tuned).length, 'held-out': 0 };
  return members.map((member) => {
    const half = member.tuned || counts.tuning < counts['held-out'] ? 'tuning' : 'held-out';
    if (!member.tuned) counts[half] += 1;
    return { ...member, kind: name, half };
  });
}
