/** P(|T| ≤ t) for whole degrees of freedom, by the finite sums of Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4. */
function within(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** What was asked before: a family of assertions asks for the same again and again. */
const known = new Map<string, number>();

/**
 * The t that |T| stays within with a probability, for whole degrees of freedom from 1: half the width of an interval, in standard errors.
 * @example studentT(0.95, 9) // 2.262
 */
export function studentT(probability: number, freedom: number): number {
  const key = `${probability} ${freedom}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let [low, high] = [0, 1];
  while (within(high, freedom) < probability && high < 1e9) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  known.set(key, high);
  return high;
}
