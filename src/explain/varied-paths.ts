import type { PlacedShape } from './statements.js';

/** Paths that differ in one segment only, from one place: so many of them are one route with a name in it. */
const fewest = 3;

const partsOf = (text: string): string[] => text.split('/');
/** `METHOD scheme:`, the empty one, the host: no part of the path. */
const pathStarts = 3;

function merge(group: readonly PlacedShape[], at: number): PlacedShape {
  const [first] = group as [PlacedShape];
  const sum = (part: (shape: PlacedShape['shape']) => number): number =>
    group.reduce((total, { shape }) => total + part(shape), 0);
  return {
    ...first,
    shape: {
      ...first.shape,
      text: partsOf(first.shape.text).with(at, ':name').join('/'),
      count: sum(({ count }) => count),
      distinctValues: sum(({ distinctValues }) => distinctValues),
    },
  };
}

/**
 * Requests of one route whose paths hold names (`/users/ann`, `/users/bob`, …), as one shape with `:name`: what one place asks for, three times or more, with paths
 * that differ in the same segment only.
 */
export function joinVariedPaths(placed: readonly PlacedShape[]): PlacedShape[] {
  let shapes = [...placed];
  const longest = Math.max(0, ...shapes.map(({ shape }) => partsOf(shape.text).length));
  // From the end: what is named last is what is fetched.
  for (let at = longest - 1; at >= pathStarts; at -= 1) {
    const groups = new Map<string, PlacedShape[]>();
    for (const each of shapes) {
      const parts = partsOf(each.shape.text);
      const key = JSON.stringify(at < parts.length ? [each.shape.place, parts.with(at, '')] : [each.shape.text]);
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
    shapes = [...groups.values()].flatMap((group) =>
      group.length >= fewest && group[0]?.shape.place ? [merge(group, at)] : group,
    );
  }
  return shapes.sort((a, b) => b.shape.count - a.shape.count);
}
