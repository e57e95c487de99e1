import type { Entry } from '../results/results.js';
import { count, plural } from './format.js';

/** What the messages have in common, said once for all. */
const demand = 'Same results for all inputs; no cache across calls. Do not change';
const ofOne = new RegExp(` ${demand} this test, its limit, sizes or input\\.`, 'g');

/** The failing messages that were put together. */
export interface Failing {
  readonly text: string;
  readonly shown: number;
  readonly left: number;
}

/** How much a message tells: 0 the place and the cause, 1 the place, 2 what was measured, 3 an error, 4 that nothing could be told. */
function rank({ record: { message, verdict, error } }: Entry): number {
  if (error !== undefined) return 3;
  if (verdict.kind !== 'over') return verdict.kind === 'within' ? 2 : 4;
  if (!/^Ask: change /m.test(message)) return 2;
  return /^Likely cause: /m.test(message) ? 0 : 1;
}

/**
 * The messages of failed assertions as one prompt: the most telling first, what they share said once, as many as fit into `characters`.
 * @param characters at least the first is shown, whatever its length
 */
export function failingPrompt(entries: readonly Entry[], characters: number): Failing {
  const failed = entries.filter((entry) => entry.failed).sort((one, other) => rank(one) - rank(other));
  if (failed.length === 0) return { text: '', shown: 0, left: 0 };
  const head = `${plural(failed.length, 'performance assertion')} ${failed.length === 1 ? 'fails' : 'fail'}. Change the code so that ${failed.length === 1 ? 'it holds' : 'all hold, the first first: one change may mend several'}. ${demand} the tests, their limits, sizes or inputs.`;
  const said = new Set<string>();
  const shown: string[] = [];
  let length = head.length;
  for (const [index, { record }] of failed.entries()) {
    const { file, name, project } = record.test;
    const title = `${index + 1}. ${file}${project ? ` (${project})` : ''}: ${name}`;
    const text = [title, ...news(record.message, said)].join('\n\n');
    if (shown.length > 0 && length + text.length > characters) break;
    shown.push(text);
    length += text.length;
  }
  const rest = failed.slice(shown.length).map(({ record }) => `${record.test.file}: ${record.test.name}`);
  const left =
    rest.length > 0 ? [`${count(rest.length)} more:\n${[...new Set(rest)].map((line) => `- ${line}`).join('\n')}`] : [];
  return { text: [head, ...shown, ...left].join('\n\n'), shown: shown.length, left: rest.length };
}

/** The blocks of a message that no earlier one has said: places and causes are often the same. */
function news(message: string, said: Set<string>): string[] {
  const blocks = message.replace(ofOne, '').split('\n\n');
  return blocks.flatMap((block, index) => {
    // The same cause may stand below other lines.
    const left = block.split(/\n(?=Likely cause: )/).filter((part) => {
      const again = index > 0 && part.includes('\n') && said.has(part);
      said.add(part);
      return !again;
    });
    return left.length > 0 ? [left.join('\n')] : [];
  });
}
