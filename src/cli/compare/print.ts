import type { PerfRecord } from '../../record.js';
import type { Comparison } from '../../results/sides.js';
import { processStage, wantsColour } from '../../runners/report/finish.js';
import {
  type ComparedRef,
  comparedReason,
  comparedVerdict,
  comparisonText,
  worstFirst,
} from '../../speak/summary/comparison.js';

/** What compare found, with what it compared. */
export interface Found {
  readonly comparison: Comparison;
  readonly about: ComparedRef;
  readonly commit: string;
  readonly uncommitted: number;
}

const named = ({ test, subject, matcher, requirement }: PerfRecord) => ({
  file: test.file,
  ...(test.line ? { line: test.line } : {}),
  test: test.name,
  ...(test.project ? { project: test.project } : {}),
  subject,
  matcher,
  metric: requirement.metric,
});

/** The comparison as JSON has it; ratios from 0 are null there. */
export function comparisonJson({ comparison, about, commit, uncommitted }: Found) {
  return {
    version: 1,
    ref: { name: about.ref, commit },
    uncommitted,
    rounds: about.rounds,
    threshold: about.threshold,
    assertions: worstFirst(comparison.compared).map((one) => ({
      ...named(one.record),
      kind: one.found.kind,
      verdict: comparedVerdict(one),
      exact: one.found.exact,
      ratio: one.found.ratio,
      ...(one.found.interval ? { interval: one.found.interval } : {}),
      ...(one.ref === undefined ? {} : { ref: one.ref, now: one.now, unit: one.unit }),
      rounds: one.rounds,
      why: comparedReason(one, about),
    })),
    added: comparison.added.map(named),
    gone: comparison.gone.map(named),
  };
}

/** Prints what was found to standard output: the table, or JSON. */
export function printComparison(found: Found, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(comparisonJson(found), null, 2)}\n`);
    return;
  }
  const stage = { ...processStage(), isTTY: process.stdout.isTTY === true };
  const width = process.stdout.columns || 160;
  const text = comparisonText(found.comparison, found.about, { width, colour: wantsColour(stage), quiet: false });
  process.stdout.write(`\n${text}\n`);
}
