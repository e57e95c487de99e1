// @size 500
export interface Rule {
  flag: string;
  on: boolean;
}

type Flags = { readonly [flag: string]: boolean };

const defaults: Flags = { beta: false };

export function evaluate(rules: Rule[]): Flags {
  let flags: Flags = defaults;
  for (const rule of rules) {
    // HOT copied-accumulator
    flags = { ...flags, [rule.flag]: rule.on };
  }
  return flags;
}

export function enabled(rules: Rule[]): string[] {
  return Object.entries(evaluate(rules))
    .filter(([, on]) => on)
    .map(([flag]) => flag);
}

export const subject = enabled;
export const make = (n: number): Rule[] =>
  Array.from({ length: n }, (_, i) => ({ flag: `flag-${i}`, on: i % 2 === 0 }));
