import { charge, type Issued, type Shape, watching as watchingKind } from '../scope.js';
import type { Captured } from '../sites.js';
import { hashText } from '../value-hash.js';
import type { Variant } from '../variants.js';
import { shapesOf } from './fingerprint.js';
import type { DoubleQuotes } from './tokens.js';
import { variantsOf } from './variants.js';

export type { Issued } from '../scope.js';

/** A text of one or more statements, read once. */
export interface Statements {
  /** They hold no value. */
  readonly shapes: readonly Shape[];
  readonly hash: number;
  /** As it was given: it may hold values, and must be told to nobody. */
  readonly text: string;
  readonly doubleQuotes: DoubleQuotes;
}

const texts: Readonly<Record<DoubleQuotes, Map<string, Statements>>> = {
  names: new Map(),
  strings: new Map(),
  unknown: new Map(),
};

/** Reads a text. Raw texts may hold values: those read while a scope is open are remembered until the last one closes. */
export function read(text: string, doubleQuotes: DoubleQuotes): Statements {
  const known = texts[doubleQuotes];
  let statements = known.get(text);
  if (!statements) {
    statements = { shapes: shapesOf(text, doubleQuotes), hash: hashText(text), text, doubleQuotes };
    if (known.size >= 1000) known.clear();
    known.set(text, statements);
  }
  return statements;
}

/** Forgets the texts. */
export const forget = (): void => {
  for (const known of Object.values(texts)) known.clear();
};

/** True when a statement that is issued now may belong to a watched call. */
export const watching = (): boolean => watchingKind('queries');

/**
 * Charges a statement to the scope it belongs to; one that may belong to several is ambiguous in each.
 * Undefined when it belongs to none. `top` is the function that the user's code called, `captured` where it was called when that is another place.
 */
export function issue(
  statements: Statements,
  values: readonly unknown[] | undefined,
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  top: Function,
  captured?: Captured,
): Issued | undefined {
  let variants: readonly Variant[] | undefined;
  return charge('queries', statements, values, top, captured, (index) => {
    variants ??= variantsOf(statements, values);
    return variantIn(statements, variants, index);
  });
}

/** A statement's variant. Those of one text go to the database together: a shape that comes again among them is a batch. */
function variantIn({ shapes, hash }: Statements, variants: readonly Variant[], index: number): Variant | undefined {
  const { text } = shapes[index] as Shape;
  if (shapes.findIndex((shape) => shape.text === text) < index) return undefined;
  const variant = variants[index] as Variant;
  const again = shapes.length > 1 && shapes.some((shape, other) => other > index && shape.text === text);
  return again ? { ...variant, list: hash } : variant;
}
