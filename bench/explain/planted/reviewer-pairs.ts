// @size 500 @bound n log n
export interface Person {
  id: number;
  team: string;
  office: string;
  skills: ReadonlySet<string>;
}

export interface Pair {
  first: number;
  second: number;
  score: number;
}

function score(a: Person, b: Person): number {
  let points = 0;
  if (a.team === b.team) points -= 1;
  if (a.office === b.office) points += 1;
  if (a.skills.size === b.skills.size) points += 1;
  return points;
}

export class PairFinder {
  readonly #people: readonly Person[];
  readonly #minimum: number;

  constructor(people: readonly Person[], minimum: number) {
    this.#people = people;
    this.#minimum = minimum;
  }

  find(): Pair[] {
    const pairs: Pair[] = [];
    for (let i = 0; i < this.#people.length; i++) {
      // HOT nested-loops
      for (let j = i + 1; j < this.#people.length; j++) {
        const first = this.#people[i] as Person;
        const second = this.#people[j] as Person;
        if (first.office !== second.office || first.team !== second.team) continue;
        const points = score(first, second);
        if (points >= this.#minimum) pairs.push({ first: first.id, second: second.id, score: points });
      }
    }
    return pairs;
  }
}

export function bestPairs(people: readonly Person[], limit: number): Pair[] {
  const pairs = new PairFinder(people, 1).find();
  pairs.sort((a, b) => b.score - a.score || a.first - b.first);
  return pairs.slice(0, limit);
}

export const subject = (people: readonly Person[]): Pair[] => bestPairs(people, 10);
export const make = (n: number): Person[] =>
  Array.from({ length: n }, (_, i) => ({
    id: i,
    team: `team-${i % 97}`,
    office: ['Berlin', 'Oslo', 'Lima'][i % 3] as string,
    skills: new Set(['ts', i % 2 ? 'sql' : 'css']),
  }));
