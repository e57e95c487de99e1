import { codeFrame } from '../explain/code-frame.js';
import { type PlacedShape, positionText } from '../explain/statements.js';
import { plural, table } from './format.js';

const shapesShown = 6;
const shapeLength = 160;

/** A shape, cut where it is longer than `most` characters. */
export const shapeText = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** Rows of shapes, most frequent first, each with the user's lines that it came from. The numbers of a shape stand under `headings`, its text under `what`. */
export function shapeTable(
  placed: readonly PlacedShape[],
  headings: readonly string[],
  what: string,
  numbersOf: (shape: PlacedShape['shape']) => readonly string[],
): string[] {
  if (placed.length === 0) return [];
  const shown = placed.slice(0, shapesShown);
  const rows = shown.map(({ shape }) => [...numbersOf(shape), shapeText(shape.text, shapeLength)]);
  const lines = table([[...headings, what], ...rows], [headings.length]);
  const indent = ' '.repeat((lines[0] ?? '').lastIndexOf(what));
  const [header = '', ...body] = lines;
  const withPlaces = body.flatMap((line, index) => {
    const places = shown[index]?.places.slice(0, 3) ?? [];
    return [
      line,
      ...places.map((place) => `${indent}${positionText(place)}${place.function ? `  ${place.function}` : ''}`),
    ];
  });
  const rest = placed.length - shown.length;
  return [header, ...withPlaces, ...(rest > 0 ? [`  and ${plural(rest, 'more shape')}`] : [])];
}

/** The place to change: where the most frequent shape came from. */
export function worstPlace(placed: readonly PlacedShape[]): string | undefined {
  const place = placed[0]?.places[0];
  return place && `${place.file}:${place.line}`;
}

/** The place to change, in its source. */
export function worstFrame(placed: readonly PlacedShape[]): string[] {
  const [worst] = placed;
  const place = worst?.places[0];
  return place && worst.path ? ['', `${place.file}:${place.line}`, ...codeFrame(worst.path, place.line)] : [];
}
