import { firstUsersFrame } from '../sensors/frames.js';
import type { SeenShape } from '../sensors/reading.js';
import { type Place, placeOfFrame } from './source-position.js';

/** One statement shape seen during a call: values replaced by `?`, how often, with how many different values, from where. */
export interface RecordedShape {
  text: string;
  count: number;
  distinctValues: number;
  rows?: number;
  place?: string;
}

/** A statement shape as recorded, and where its statements were issued, most frequent place first. */
export interface PlacedShape {
  shape: RecordedShape;
  places: Place[];
  /** The absolute path of the first place's file: for reading it, never for showing. */
  path: string | undefined;
}

/** 'src/users.ts:14:10', as editors open it. */
export const positionText = ({ file, line, column }: Place): string => `${file}:${line}${column ? `:${column}` : ''}`;

/** Finds the user's own lines that issued the statements. */
export function placeShapes(shapes: readonly SeenShape[]): PlacedShape[] {
  return shapes.map(({ sites, rows, text, count, distinctValues }) => {
    const found = new Map<string, { place: Place; path: string; count: number }>();
    for (const { stack, count } of sites) {
      const frame = firstUsersFrame(stack);
      if (!frame) continue;
      const at = placeOfFrame(frame);
      const key = positionText(at.place);
      found.set(key, { ...at, count: (found.get(key)?.count ?? 0) + count });
    }
    const sorted = [...found.values()].sort((a, b) => b.count - a.count);
    const places = sorted.map(({ place }) => place);
    const [first] = places;
    return {
      places,
      path: sorted[0]?.path,
      shape: {
        text,
        count,
        distinctValues,
        ...(rows === undefined ? {} : { rows }),
        ...(first ? { place: positionText(first) } : {}),
      },
    };
  });
}
