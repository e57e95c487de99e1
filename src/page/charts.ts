import uPlot from 'uplot';
import { parseBound } from '../judge/bound.js';
import type { PerfRecord } from '../record.js';
import { amount } from '../speak/amount.js';
import { el, table } from './dom.js';

const colour = (name: string): string => getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();
/** Custom properties hold light-dark(): only a used colour is one that a canvas reads. */
function used(name: string): string {
  const probe = el('span', { class: 'probe' });
  probe.style.color = colour(name);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Lines and points with their axes; drawn anew when the page turns dark or light. */
function figure(
  caption: string,
  data: () => { options: Omit<uPlot.Options, 'width' | 'height'>; values: uPlot.AlignedData },
  rows: HTMLElement,
): HTMLElement {
  const stage = el('div', { role: 'img', 'aria-label': caption });
  const draw = (): void => {
    const { options, values } = data();
    stage.replaceChildren();
    new uPlot(
      {
        ...options,
        width: Math.min(680, Math.max(280, stage.clientWidth || 680)),
        height: 300,
        legend: { live: false },
      },
      values,
      stage,
    );
  };
  queueMicrotask(draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  return el(
    'figure',
    {},
    stage,
    el('figcaption', {}, caption),
    el('details', {}, el('summary', {}, 'The numbers'), rows),
  );
}

const axis = (label: string, show: (value: number) => string, size = 50): uPlot.Axis => ({
  label,
  stroke: used('soft'),
  grid: { stroke: used('line'), width: 1 },
  ticks: { stroke: used('line'), width: 1 },
  size,
  values: (_, splits) => splits.map((split) => (split === null || split === undefined ? '' : show(split))),
});

/** Marks on a logarithmic axis: the powers of ten, and 2 and 5 of them where they are few. */
const logSplits = (_: uPlot, __: number, low: number, high: number): number[] => {
  const decades = Math.log10(high / low);
  const steps = decades > 5 ? [1] : [1, 2, 5];
  const splits: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const step of steps) {
      const split = step * 10 ** power;
      if (split >= low && split <= high) splits.push(split);
    }
  }
  return splits;
};

const whole = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** A growth against its bound, on logarithmic axes: a power of n is a straight line. */
function growthChart({ requirement, measured }: PerfRecord): HTMLElement | undefined {
  const series = (measured?.series ?? []).filter(({ n, value }) => n > 0 && value > 0);
  const last = series.at(-1);
  // As in the message: a fixed cost that rules the smallest sizes says nothing of the growth.
  const first = series.find(({ n }) => n >= (last?.n ?? 0) / 16);
  if (!first || !measured || series.length < 2) return undefined;
  const show = (value: number): string => amount(value, measured.unit);
  let bound: ((n: number) => number) | undefined;
  try {
    const { at } = parseBound(String(requirement.limit));
    bound = (n) => (first.value / at(first.n)) * at(n);
  } catch {
    // A bound given as a function is known by its name only.
  }
  const powers = measured.interval ?? [];
  const power = (exponent: number) => series.map(({ n }) => first.value * (n / first.n) ** exponent);
  const values: (number | null)[][] = [series.map(({ n }) => n), series.map(({ value }) => value)];
  const lines: uPlot.Series[] = [
    { label: 'n' },
    { label: 'measured', stroke: used('accent'), width: 2, points: { show: true, size: 7, fill: used('accent') } },
  ];
  if (bound) {
    values.push(series.map(({ n }) => bound(n)));
    lines.push({
      label: `bound ${requirement.limit}`,
      stroke: used('bad'),
      dash: [6, 5],
      width: 2,
      points: { show: false },
    });
  }
  const [low, high] = powers;
  if (low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high)) {
    values.push(power(low), power(high));
    const line = { stroke: used('soft'), width: 1, dash: [2, 4], points: { show: false } };
    lines.push({ label: `at least n^${low.toFixed(2)}`, ...line }, { label: `at most n^${high.toFixed(2)}`, ...line });
  }
  const caption = `${requirement.metric} by n, against ${requirement.limit}${measured.exponent === undefined ? '' : `; grew about n^${measured.exponent.toFixed(2)}`}`;
  return figure(
    caption,
    () => ({
      options: {
        scales: { x: { time: false, distr: 3 }, y: { distr: 3 } },
        axes: [
          { ...axis('n', whole), splits: logSplits },
          { ...axis(measured.unit, show, 90), splits: logSplits },
        ],
        series: lines,
      },
      values: values as unknown as uPlot.AlignedData,
    }),
    table(
      caption,
      ['n', requirement.metric, ...(bound ? [`against ${requirement.limit}`] : [])],
      series.map(({ n, value }) => [whole(n), show(value), ...(bound ? [`${(value / bound(n)).toFixed(2)}×`] : [])]),
      [0, 1, 2],
    ),
  );
}

/** Where the samples lie, and where the limit. */
function limitChart({ requirement, measured }: PerfRecord): HTMLElement | undefined {
  const samples = (measured?.samples ?? []).filter(Number.isFinite);
  const limit = Number(requirement.limit);
  if (!measured || samples.length < 2 || requirement.unit === '×' || !Number.isFinite(limit)) return undefined;
  const show = (value: number): string => amount(value, measured.unit);
  const [low, high] = [Math.min(...samples, limit), Math.max(...samples, limit)];
  const bins = 40;
  const step = (high - low) / bins || 1;
  const counts = new Array<number>(bins + 1).fill(0);
  for (const sample of samples)
    counts[Math.floor((sample - low) / step)] = (counts[Math.floor((sample - low) / step)] ?? 0) + 1;
  const caption = `${samples.length} samples against the limit of ${show(limit)}`;
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    show(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return figure(
    caption,
    () => ({
      options: {
        scales: { x: { time: false, range: [low - step, high + 2 * step] } },
        axes: [axis(measured.unit, show), axis('samples', whole)],
        series: [
          { label: measured.unit },
          {
            label: 'samples',
            stroke: used('accent'),
            fill: used('accent'),
            paths: uPlot.paths.bars?.({ size: [0.9], align: 1 }) as uPlot.Series.PathBuilder,
            points: { show: false },
          },
        ],
        hooks: {
          draw: [
            (plot) => {
              const x = plot.valToPos(limit, 'x', true);
              const { ctx, bbox } = plot;
              ctx.save();
              ctx.strokeStyle = used('bad');
              ctx.lineWidth = 2 * devicePixelRatio;
              ctx.setLineDash([8, 6]);
              ctx.beginPath();
              ctx.moveTo(x, bbox.top);
              ctx.lineTo(x, bbox.top + bbox.height);
              ctx.stroke();
              ctx.restore();
            },
          ],
        },
      },
      values: [counts.map((_, bin) => low + bin * step), counts],
    }),
    table(
      caption,
      ['fastest or least', 'median', 'p90', 'most', 'limit'],
      [[at(0), at(0.5), at(0.9), at(1), show(limit)]],
      [0, 1, 2, 3, 4],
    ),
  );
}

/** What stayed in memory, round by round. */
function roundsChart({ measured }: PerfRecord): HTMLElement | undefined {
  const series = measured?.series ?? [];
  if (series.length < 2) return undefined;
  const show = (value: number): string => amount(value, 'bytes');
  const caption = 'Bytes held after so many calls';
  return figure(
    caption,
    () => ({
      options: {
        scales: { x: { time: false } },
        axes: [axis('calls', whole), axis('held', show, 90)],
        series: [
          { label: 'calls' },
          { label: 'held', stroke: used('accent'), width: 2, points: { show: true, size: 7 } },
        ],
      },
      values: [series.map(({ n }) => n), series.map(({ value }) => value)],
    }),
    table(
      caption,
      ['calls', 'held'],
      series.map(({ n, value }) => [whole(n), show(value)]),
      [0, 1],
    ),
  );
}

/** The chart that suits an assertion; none where it has neither sizes, samples nor rounds. */
export function chartOf(record: PerfRecord): HTMLElement | undefined {
  if (record.requirement.unit === 'growth') return growthChart(record);
  return record.requirement.metric === 'leak' ? roundsChart(record) : limitChart(record);
}
