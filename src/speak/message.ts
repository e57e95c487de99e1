import type { PerfRecord } from '../record.js';
import { duration, plural } from './format.js';

/** What a matcher's own speech adds to the parts that all messages share. Every part is left out when empty. */
export interface Speech {
  /** What was found, in whole sentences, when the verdict is within or over. */
  finding: string;
  /** The samples: lines of a table. */
  evidence?: readonly string[];
  /** The statement shapes with their places, or other places: lines. */
  where?: readonly string[];
  /** What holds for this verdict and should be known: whole sentences. */
  notes?: readonly string[];
  /** What is asked for, where it is less than the whole claim: a budget's parts that are over. */
  claim?: string;
  /** The proven place to change, such as 'src/users.ts:14'. */
  place?: string | undefined;
  /** What was run, such as '7 sizes (4 shown), exact counts'. */
  measured: string;
}

/** What the message needs beside the record. */
export interface MessageParts {
  /** The assertion as it was written. */
  call: string;
  /** What is required of the subject, as the end of 'so that dedupe …' and 'whether dedupe …': 'grows no faster than n log n'. */
  claim: string;
  speech: Speech;
  /** The assertion fails because of a 'cannot tell' under the 'fail' policy, or passes. */
  holds: boolean;
  check: string | undefined;
}

function finding({ verdict, requirement, subject }: PerfRecord, { speech, holds, claim }: MessageParts): string[] {
  if (verdict.kind === 'elsewhere') return [`Judged by the project ${verdict.project}, not by this one.`];
  if (verdict.kind === 'cannot tell')
    return [`Cannot tell whether ${subject} ${claim}: ${verdict.reason}.`, `Next: ${verdict.next}.`];
  if (!holds && requirement.negated && verdict.kind === 'within')
    return [`${speech.finding} \`.not\` expects it to be over.`];
  return [speech.finding];
}

function ask({ verdict, requirement, subject }: PerfRecord, { speech, holds, claim }: MessageParts): string[] {
  if (holds || verdict.kind === 'cannot tell' || verdict.kind === 'elsewhere') return [];
  if (requirement.negated && verdict.kind === 'within') {
    return [
      `Ask: this test says that ${subject} is not good enough yet. If it is meant to be so now, remove \`.not\`; otherwise look for what made it better.`,
    ];
  }
  const change = speech.place
    ? `change ${speech.place} (reached from ${subject})`
    : 'find the cause first (profile it, or count what it does as its input grows), then change it';
  return [
    `Ask: ${change} so that ${subject} ${speech.claim ?? claim}. Same results for all inputs; no cache across calls. Do not change this test, its limit, sizes or input.`,
  ];
}

/** The cause of what is over, as far as it is known. */
export function likelyCause({ cause, verdict }: PerfRecord): string[] {
  return cause && verdict.kind === 'over' ? [`Likely cause: ${cause.sentence}`, `Usual fix: ${cause.fix}`] : [];
}

/**
 * The text of an assertion: requirement, finding, evidence, places, ask, check, what was measured; the same parts in the same order for all matchers, plain
 * text that reads well without colour, the finding on the first lines.
 */
export function buildMessage(record: PerfRecord, parts: MessageParts): string {
  const { speech, holds, check } = parts;
  const { node, platform, arch, cores } = record.environment;
  const blocks: (readonly string[])[] = [
    [parts.call],
    finding(record, parts),
    speech.evidence ?? [],
    [...(speech.where ?? []), ...likelyCause(record)],
    speech.notes ?? [],
    [
      ...ask(record, parts),
      ...(holds || !check ? [] : [`Check: ${check}`]),
      `Measured: ${[speech.measured, plural(record.cost.calls, 'call'), duration(record.cost.ms)].filter(Boolean).join(', ')}; Node ${node}, ${platform} ${arch}, ${plural(cores, 'core')}`,
    ],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
