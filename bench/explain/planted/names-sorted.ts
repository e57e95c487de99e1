// @size 3000
export interface Person {
  first: string;
  last: string;
}

const fullName = ({ first, last }: Person): string => `${last}, ${first}`;

// HOT made-per-pass
const compare = (a: Person, b: Person): number => fullName(a).localeCompare(fullName(b), 'sv');

function directory(people: Person[]): Person[] {
  return people.filter(({ last }) => last !== '').sort(compare);
}

export function index(people: Person[]): Map<string, Person[]> {
  const byLetter = new Map<string, Person[]>();
  for (const person of directory(people)) {
    const letter = person.last.charAt(0).toUpperCase();
    byLetter.set(letter, [...(byLetter.get(letter) ?? []).slice(0, 3), person]);
  }
  return byLetter;
}

export const subject = index;
export const make = (n: number): Person[] =>
  Array.from({ length: n }, (_, i) => ({ first: `f${i}`, last: `Åsa${(i * 7919) % n}` }));
