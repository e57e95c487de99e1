/**
 * How much each residual counts, from 0 to 1: one beyond two spreads pulls no harder than one two spreads off (Huber, Robust Statistics, 1981). The spread is
 * 1.48 times the median residual, a normal deviation's, and at least 1.
 *
 * @param residuals how far each point lies off, in its own standard deviations, none below 0
 */
export function huberWeights(residuals: readonly number[]): number[] {
  const ordered = [...residuals].sort((a, b) => a - b);
  const usual = Math.max(1, 1.48 * (ordered[ordered.length >> 1] as number));
  return residuals.map((residual) => Math.min(1, (2 * usual) / Math.max(1e-12, residual)));
}
