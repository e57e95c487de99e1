/** What a cache saves is worth having: a tenth at least. Counts that differ by chance seldom do so. */
const leastSaved = 0.1;

/**
 * True where later calls with the same n were answered by a cache: at all sizes they did less than the first call did, the more so the larger n is. What is
 * made ready once is saved once, and does not grow.
 *
 * @param first steps of the first call of each size, ascending in n
 * @param later steps of a later call of the same sizes
 * @example cacheAnsweredSteps([100, 400, 1600], [10, 20, 40]) // true
 */
export function cacheAnsweredSteps(first: readonly number[], later: readonly number[]): boolean {
  const saved = first.map((steps, i) => steps - (later[i] as number));
  const [last, top] = [saved.at(-1) ?? 0, first.at(-1) ?? 0];
  return (
    top > 0 && last >= leastSaved * top && saved.every((steps, i) => steps > (i > 0 ? (saved[i - 1] as number) : 0))
  );
}
