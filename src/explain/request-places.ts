import type { Frame } from '../sensors/frames.js';
import type { SeenShape } from '../sensors/reading.js';
import { type PlacedShape, placeShapes } from './statements.js';
import { joinVariedPaths } from './varied-paths.js';

type Stack = readonly Frame[];

const lineOf = (stack: Stack): string => {
  const [{ file, line, column } = { file: '', line: 0, column: 0 }] = stack;
  return `${file}:${line}:${column}`;
};

/** The lines that made requests of several routes: helpers, such as one that parses every answer. */
function helpersIn(shapes: readonly SeenShape[]): Set<string> {
  const routes = new Map<string, Set<string>>();
  for (const { text, sites } of shapes) {
    for (const { stack } of sites) {
      const line = lineOf(stack as Stack);
      routes.set(line, (routes.get(line) ?? new Set()).add(text));
    }
  }
  const several = [...routes].filter(([place, texts]) => {
    const shape = (text: string): PlacedShape => ({
      shape: { text, count: 1, distinctValues: 1, place },
      places: [],
      path: undefined,
    });
    return joinVariedPaths([...texts].map(shape)).length > 1;
  });
  return new Set(several.map(([line]) => line));
}

/**
 * Finds the user's lines that made requests: of a line that is a helper's the one that called it, where that is known. Requests whose paths differ in a name only
 * become one shape.
 */
export function placeRequests(shapes: readonly SeenShape[]): PlacedShape[] {
  let placed = shapes;
  for (;;) {
    const helpers = helpersIn(placed);
    let moved = false;
    placed = placed.map((shape) => ({
      ...shape,
      sites: shape.sites.map((site) => {
        const stack = site.stack as Stack;
        if (stack.length < 2 || !helpers.has(lineOf(stack))) return site;
        moved = true;
        return { ...site, stack: stack.slice(1) };
      }),
    }));
    if (!moved) return joinVariedPaths(placeShapes(placed));
  }
}
