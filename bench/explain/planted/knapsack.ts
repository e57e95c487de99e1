// @size 22
export interface Thing {
  name: string;
  weight: number;
  value: number;
}

export interface Packed {
  value: number;
  items: number;
}

function best(things: Thing[], index: number, room: number): number {
  const thing = things[index];
  if (!thing || room <= 0) return 0;
  const without = best(things, index + 1, room);
  if (thing.weight > room) return without;
  // HOT recursion-without-memo
  return Math.max(without, thing.value + best(things, index + 1, room - thing.weight));
}

const totalWeight = (things: Thing[]): number => things.reduce((sum, { weight }) => sum + weight, 0);

export function pack(things: Thing[]): Packed {
  const room = Math.floor(totalWeight(things) * 0.9);
  return { value: best(things, 0, room), items: things.length };
}

export const subject = pack;
export const make = (n: number): Thing[] =>
  Array.from({ length: n }, (_, i) => ({ name: `t${i}`, weight: 1 + (i % 7), value: 2 + ((i * 13) % 11) }));
