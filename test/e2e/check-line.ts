import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, readReport, root, run, type TestReport } from './project.js';

/** `npx` takes a project's own tools, which here are this checkout's. */
export function linkTools(project: Project): void {
  symlinkSync(join(root, 'node_modules/.bin'), join(project.path, 'node_modules/.bin'));
}

/** The command of a failing message. */
export const checkLine = ({ messages }: TestReport): string =>
  messages[0]?.match(/^Check: (.*)$/m)?.[1] ?? messages[0] ?? 'none';

/** With this checkout's tools first. */
export const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;

/** Runs a check line as a reader would, and gives the full names of the tests that ran; `report` is where `flags` have them written. */
export async function namesRun(line: string, cwd: string, report: string, flags: string): Promise<string[]> {
  const { output } = await run('sh', ['-c', `${line} ${flags}`], cwd, { PATH: path });
  let tests: TestReport[];
  try {
    tests = readReport(report);
  } catch {
    throw new Error(`${line}\n${output}`);
  }
  return tests.filter(({ status }) => status === 'failed' || status === 'passed').map(({ name }) => name);
}

/** What has a runner write its report to a file. */
export const flagsOf = {
  vitest: (report: string) => `--reporter=json --outputFile=${report}`,
  jest: (report: string) => `--json --outputFile=${report}`,
};
