import type { Entry } from '../results/results.js';
import type { IndexRow, PageFacts } from './data.js';
import { detailsOf } from './details.js';
import { el, table } from './dom.js';

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';
const { facts, index } = JSON.parse(textOf('index')) as { facts: PageFacts; index: IndexRow[] };
/** Records are read when they are looked at: thousands of them would keep the page from opening. */
let lines: string[] | undefined;
const recordAt = (at: number): Entry => {
  lines ??= textOf('records').trim().split('\n');
  return JSON.parse(lines[at] ?? 'null') as Entry;
};

const kinds = [
  ['bad', 'failed'],
  ['doubt', 'cannot tell'],
  ['near', 'near the limit'],
  ['good', 'held'],
] as const;
const rank = (row: IndexRow): number => kinds.findIndex(([tone]) => tone === row.tone);
const share = (row: IndexRow): number => Number.parseFloat(row.used.replace('over ', '').replace(',', '')) || -1;

interface Line {
  row: IndexRow;
  element: HTMLDetailsElement;
  text: string;
}

function lineOf(row: IndexRow, at: number): Line {
  const element = el(
    'details',
    { class: 'assertion' },
    el(
      'summary',
      {},
      el('span', { class: `verdict ${row.tone}` }, row.verdict),
      el(
        'span',
        { class: 'name' },
        row.assertion,
        el('span', { class: 'soft' }, `  ${row.test}${row.project ? ` (${row.project})` : ''}`),
      ),
      el('span', { class: 'measured' }, row.outcome),
      el('span', { class: `used ${row.tone}` }, row.used === '–' ? '' : row.used),
    ),
  );
  element.addEventListener('toggle', () => {
    if (element.open && element.childElementCount === 1) element.append(detailsOf(recordAt(at)));
  });
  return {
    row,
    element,
    text: `${row.assertion} ${row.test} ${row.place} ${row.project} ${row.verdict}`.toLowerCase(),
  };
}

const count = (rows: readonly IndexRow[], ...tones: string[]): number =>
  rows.filter(({ tone }) => tones.includes(tone)).length;

function overview(files: ReadonlyMap<string, Line[]>): HTMLElement {
  const rows = [...files].map(([file, ofFile], at) => {
    const all = ofFile.map(({ row }) => row);
    const nearest = Math.max(...all.filter(({ tone }) => tone === 'near' || tone === 'good').map(share));
    return [
      el('a', { href: `#file-${at}` }, file || 'no file'),
      String(all.length),
      String(count(all, 'bad')),
      String(count(all, 'doubt')),
      nearest >= 0 ? `${nearest}%` : '–',
    ];
  });
  return table('By file', ['file', 'assertions', 'failed', 'cannot tell', 'nearest to its limit'], rows, [1, 2, 3, 4]);
}

function show(): void {
  const page = document.getElementById('page');
  if (!page) return;
  const all = index.map(lineOf);
  const sorted = all.toSorted((one, other) => rank(one.row) - rank(other.row) || share(other.row) - share(one.row));
  const files = Map.groupBy(sorted, ({ row }) => row.file);
  const search = el('input', { type: 'search', 'aria-label': 'Search', placeholder: 'Search assertion, test or file' });
  const boxes = kinds.map(([tone, label]) => {
    const box = el('input', { type: 'checkbox', value: tone, checked: true });
    return { box, label: el('label', {}, box, ` ${label} (${count(index, tone)})`) };
  });
  const told = el('p', { class: 'soft', role: 'status' });
  const sections = [...files].map(([file, ofFile], at) => ({
    ofFile,
    element: el(
      'section',
      { id: `file-${at}` },
      el('h2', {}, file || 'no file'),
      ...ofFile.map(({ element }) => element),
    ),
  }));
  const filter = (): void => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const tones = new Set(boxes.filter(({ box }) => box.checked).map(({ box }) => box.value));
    let shown = 0;
    for (const { ofFile, element } of sections) {
      let some = false;
      for (const line of ofFile) {
        const fits = tones.has(line.row.tone) && words.every((word) => line.text.includes(word));
        line.element.hidden = !fits;
        some ||= fits;
        if (fits) shown += 1;
      }
      element.hidden = !some;
    }
    told.textContent = shown === index.length ? `${index.length} assertions` : `${shown} of ${index.length} assertions`;
  };
  const form = el(
    'form',
    { role: 'search' },
    search,
    el('fieldset', { 'aria-label': 'Verdicts' }, ...boxes.map(({ label }) => label)),
  );
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  const runs = facts.runs.map(
    ({ runner, started, shard, complete }) =>
      `${runner}${shard ? `, shard ${shard.index} of ${shard.count}` : ''}, ${started.replace('T', ' ').slice(0, 16)} UTC${complete ? '' : ', did not end'}`,
  );
  page.replaceChildren(
    el('h1', {}, 'Performance assertions'),
    ...runs.slice(0, 20).map((text) => el('p', { class: 'soft' }, text)),
    runs.length > 20 ? el('p', { class: 'soft' }, `and ${runs.length - 20} more runs`) : '',
    overview(files),
    form,
    told,
    ...sections.map(({ element }) => element),
  );
  filter();
}

show();
