/** Statements of one shape from one place whose values are the same, known by hashes: the values themselves are not kept. */
export interface Variant {
  /** Of the values that say what the statement is about. */
  readonly picks: number;
  /** Of the values in lists of two and more (after IN, inserted rows, arrays); undefined without such a list. */
  readonly list: number | undefined;
  /** Of the values that choose a page. */
  readonly page: number;
  /** It has parameters whose values were not told. */
  readonly unknown: boolean;
}

const key = ({ picks, list, page, unknown }: Variant): string => `${picks}|${list ?? ''}|${page}|${unknown ? 1 : 0}`;

/** Variants that are told apart at one place. */
const most = 65_536;

/** The variants seen at one place, with how often. */
export class Variants {
  readonly #counts = new Map<string, { variant: Variant; count: number }>();

  add(variant: Variant, count = 1): void {
    const at = key(variant);
    const known = this.#counts.get(at);
    if (known) known.count += count;
    else if (this.#counts.size < most) this.#counts.set(at, { variant, count });
  }

  list(): (Variant & { count: number })[] {
    return [...this.#counts.values()].map(({ variant, count }) => ({ ...variant, count }));
  }
}
