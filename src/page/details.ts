import type { Entry } from '../results/results.js';
import { chartOf } from './charts.js';
import { el, table } from './dom.js';

/** A button that copies a text, and says so. */
function copyButton(text: string, label: string): HTMLElement {
  const button = el('button', { type: 'button' }, label);
  button.addEventListener('click', async () => {
    const done = await copy(text);
    button.textContent = done ? 'Copied' : 'Select it and copy it by hand';
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page that was opened as a file may not have a clipboard.
    const area = el('textarea', { 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** What is shown of an assertion when it is opened. */
export function detailsOf({ record, check, failed }: Entry): HTMLElement {
  const { test, verdict, shapes = [], places = [], cause, error, environment, cost } = record;
  const prompt = record.message || error || '';
  return el(
    'div',
    { class: 'inside' },
    el(
      'p',
      { class: 'soft' },
      `${test.name}${test.project ? ` (${test.project})` : ''}, ${test.file}${test.line ? `:${test.line}` : ''}`,
    ),
    verdict.kind === 'cannot tell' && el('p', {}, `${verdict.reason}. Next: ${verdict.next}.`),
    verdict.kind === 'elsewhere' && el('p', {}, `Judged by the project ${verdict.project}.`),
    error !== undefined && el('p', {}, error),
    chartOf(record),
    shapes.length > 0 &&
      table(
        'Statements, without their values',
        ['count', 'distinct values', 'rows', 'from', 'shape'],
        shapes.map(({ count, distinctValues, rows, place, text }) => [
          String(count),
          String(distinctValues),
          rows === undefined ? '–' : String(rows),
          place ?? '–',
          el('code', {}, text),
        ]),
        [0, 1, 2],
      ),
    places.length > 0 &&
      table(
        'Places',
        ['place', 'function', 'what'],
        places.map(({ file, line, column, function: name, counts, detail, share }) => [
          `${file}:${line}${column ? `:${column}` : ''}`,
          name ?? '',
          detail ?? (share === undefined ? (counts ?? []).join(', ') : `${Math.round(share * 100)}%`),
        ]),
      ),
    cause && el('p', {}, `Likely cause: ${cause.sentence} Usual fix: ${cause.fix}`),
    el('h3', {}, failed ? 'Prompt' : 'Message'),
    el('pre', { tabindex: '0', 'aria-label': 'The whole message' }, prompt),
    copyButton(prompt, failed ? 'Copy the prompt' : 'Copy the message'),
    check ? ' ' : undefined,
    check ? copyButton(check, 'Copy the command of its test') : undefined,
    el(
      'p',
      { class: 'soft' },
      `${cost.calls.toLocaleString('en-US')} calls, ${Math.round(cost.ms).toLocaleString('en-US')} ms; ${environment.runner}, Node ${environment.node}, ${environment.platform} ${environment.arch}, ${environment.cores} cores${environment.machine ? `, machine ${environment.machine}` : ''}`,
    ),
  );
}
