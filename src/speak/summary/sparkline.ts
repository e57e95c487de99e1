const bars = '▁▂▃▄▅▆▇█';

/**
 * A growth as one word, from the smallest size to the largest, at most `most` of them: logarithms of the values, over as wide a range as the sizes have, so that
 * what is flat is flat, the square root rises half, and what is linear or worse rises from the lowest bar to the highest.
 * @example sparkline([{ n: 1, value: 5 }, { n: 2, value: 10 }, { n: 4, value: 20 }]) // '▁▄█'
 */
export function sparkline(series: readonly { n: number; value: number }[], most = 12): string {
  const sorted = series.filter(({ n, value }) => n > 0 && value >= 0).sort((one, other) => one.n - other.n);
  const step = Math.max(1, (sorted.length - 1) / (most - 1));
  const shown = Array.from({ length: Math.min(most, sorted.length) }, (_, at) => sorted[Math.round(at * step)]).filter(
    (point) => point !== undefined,
  );
  const logs = shown.map(({ value }) => Math.log(Math.max(value, 1e-6)));
  const sizes = Math.log((shown.at(-1)?.n ?? 1) / (shown[0]?.n ?? 1));
  const low = Math.min(...logs);
  const span = Math.max(...logs, low) - low;
  const range = Math.max(span, sizes) || 1;
  return logs.map((log) => bars[Math.round(((log - low) / range) * (bars.length - 1))]).join('');
}
