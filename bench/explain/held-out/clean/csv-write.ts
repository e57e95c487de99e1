// @size 5000
export interface Person {
  name: string;
  age: number;
  city: string;
}

const columns: (keyof Person)[] = ['name', 'age', 'city'];

function field(value: string | number): string {
  const text = String(value);
  return text.includes(',') || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

export function write(people: Person[]): string {
  const lines = [columns.join(',')];
  for (const person of people) lines.push(columns.map((column) => field(person[column])).join(','));
  return lines.join('\n');
}

export const subject = write;
export const make = (n: number): Person[] =>
  Array.from({ length: n }, (_, i) => ({ name: `N, ${i}`, age: i % 90, city: `C${i % 20}` }));
