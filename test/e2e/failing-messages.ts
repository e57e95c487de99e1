import { expect } from 'vitest';
import { masked, type TestReport } from './project.js';
import type { Runner } from './runners.js';

const checkLine = /^Check: (.*) src\/shop\.perf\.test\.ts -t "\^(\w+)( > | )(.*)\$"$/m;

/** The messages of all failed tests of `src/shop.perf.test.ts`, masked and alike for both runners: what of the check line is the runner's own is compared here. */
export function failingMessages(
  runner: Runner,
  tests: Iterable<TestReport>,
  mask: (message: string) => string = masked,
): string {
  const messages = [...tests]
    .filter(({ status }) => status === 'failed')
    .map(({ name, messages }) => {
      const text = messages.map(mask).join('\n');
      const [line, command, , joiner] = checkLine.exec(text) ?? [];
      if (line) expect([command, joiner]).toEqual([runner.command, runner.joiner]);
      return `### ${name}\n${text.replace(checkLine, 'Check: <$2, $4>')}`;
    });
  return `${messages.join('\n\n')}\n`;
}
