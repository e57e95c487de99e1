/** The natural logarithm of n choose k. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}

/** The probability of at most k successes in n trials of probability p. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
  return Math.min(1, sum);
}

/**
 * The one-sided exact upper confidence bound of a rate: the p at which k or fewer of n have probability 1 − confidence (Clopper and Pearson, Biometrika 26,
 * 1934).
 */
export function clopperPearsonUpper(k: number, n: number, confidence = 0.95): number {
  if (k >= n) return 1;
  let [low, high] = [k / n, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (binomialAtMost(k, n, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** The most wrong verdicts of n that a true rate of `rate` stays at or below with a probability above `certainty`. */
export function allowedWrong(n: number, rate = 0.001, certainty = 0.999): number {
  let k = 0;
  while (binomialAtMost(k, n, rate) <= certainty) k++;
  return k;
}
