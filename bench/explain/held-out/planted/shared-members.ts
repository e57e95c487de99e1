// @size 900 @bound n log n
export interface Team {
  name: string;
  lead: string;
}

interface Pair {
  one: string;
  other: string;
}

const isSame = (one: Team, other: Team): boolean => one.lead === other.lead && one.name !== other.name;

export function sharedLeads(teams: Team[]): Pair[] {
  const pairs: Pair[] = [];
  for (const one of teams) {
    // HOT nested-loops
    for (const other of teams) {
      if (isSame(one, other)) pairs.push({ one: one.name, other: other.name });
    }
  }
  return pairs;
}

export function table(teams: Team[]): string {
  return sharedLeads(teams)
    .map(({ one, other }) => `${one} + ${other}`)
    .join('\n');
}

export const subject = table;
export const make = (n: number): Team[] => Array.from({ length: n }, (_, i) => ({ name: `t${i}`, lead: `l${i}` }));
