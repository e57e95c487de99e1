import { firstUsersFrame } from '../sensors/frames.js';
import type { SeenShape } from '../sensors/reading.js';
import { Variants } from '../sensors/variants.js';
import { type Place, placeOfFrame } from './source-position.js';
import { positionText } from './statements.js';

/** The statements of one shape that one of the user's lines issued. */
export interface PlacedVariants {
  readonly shape: SeenShape;
  /** Undefined where no frame was the user's. */
  readonly place: Place | undefined;
  /** The absolute path of the place's file: for reading it, never for showing. */
  readonly path: string | undefined;
  readonly variants: ReturnType<Variants['list']>;
}

/** Adds up the variants of statements by shape and by the user's line, in the source as written. */
export function placeVariants(shapes: readonly SeenShape[]): PlacedVariants[] {
  return shapes.flatMap((shape) => {
    const found = new Map<string, { place: Place | undefined; path: string | undefined; variants: Variants }>();
    const add = (
      key: string,
      place: Place | undefined,
      path: string | undefined,
      added: Variants | undefined,
    ): void => {
      const group = found.get(key) ?? { place, path, variants: new Variants() };
      found.set(key, group);
      for (const { count, ...variant } of added?.list() ?? []) group.variants.add(variant, count);
    };
    for (const { stack, variants } of shape.sites) {
      const frame = firstUsersFrame(stack);
      const at = frame && placeOfFrame(frame);
      add(at ? positionText(at.place) : '', at?.place, at?.path, variants);
    }
    if (shape.nowhere) add('', undefined, undefined, shape.nowhere);
    return [...found.values()].map(({ place, path, variants }) => ({ shape, place, path, variants: variants.list() }));
  });
}
