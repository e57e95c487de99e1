import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AggregatedResult, Config, Reporter, Test, TestContext, TestResult } from '@jest/reporters';
import type { Entry, RunFacts } from '../../results/results.js';
import { fileInRun } from '../../start-folder.js';
import { checkCommand } from '../check-command.js';
import { endedRun, finish } from '../report/finish.js';
import { makeProgressFolder, ProgressSpeaker } from '../report/progress.js';
import { Recorder, resultsPath } from '../report/recorder.js';
import { type LeftRecords, recordsFolder } from './left-records.js';

/** The lines that worker processes left, each test's last try. A line that a crash cut short is left out. */
function readLeft(folder: string): LeftRecords[] {
  const left: LeftRecords[] = [];
  for (const name of readdirSync(folder).sort()) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1)) {
      const read = JSON.parse(line) as LeftRecords;
      const before = read.again ? left.findLastIndex(({ path, name }) => path === read.path && name === read.name) : -1;
      if (before >= 0) left.splice(before, 1);
      left.push(read);
    }
  }
  return left;
}

const keyOf = (path: string, name: string): string => `${path}\n${name}`;

/**
 * Says at the end of a Jest run how its performance assertions ended, and leaves them in `.perf-matchers/results.json`.
 * @example reporters: ['default', 'perf-matchers/jest/reporter']
 */
export default class PerfReporter
  implements Pick<Reporter, 'onRunStart' | 'onTestResult' | 'onRunComplete' | 'getLastError'>
{
  private readonly folder = mkdtempSync(join(tmpdir(), 'perf-matchers-'));
  private readonly started = new Date();
  private readonly failures = new Map<string, string[]>();
  private readonly projects = new Set<string>();
  private readonly recorder: Recorder;
  private readonly progress: ProgressSpeaker | undefined;
  private error: Error | undefined;

  constructor(private readonly config: Config.GlobalConfig) {
    process.env[recordsFolder] = this.folder;
    this.recorder = new Recorder(
      resultsPath(config.rootDir),
      () => ({ run: this.facts(), entries: () => this.entries() }),
      (text) => process.stderr.write(`${text}\n`),
    );
    if (config.silent !== true) this.progress = new ProgressSpeaker(makeProgressFolder());
    process.on('exit', () => rmSync(this.folder, { recursive: true, force: true }));
  }

  onRunStart(): void {
    this.progress?.start();
  }

  onTestResult(test: Test, { testFilePath, testResults }: TestResult): void {
    const name = test.context.config.displayName?.name;
    if (name) this.projects.add(name);
    for (const { fullName, failureMessages } of testResults) {
      const key = keyOf(testFilePath, fullName);
      this.failures.set(key, [...(this.failures.get(key) ?? []), ...failureMessages]);
    }
    this.recorder.progress();
  }

  onRunComplete(_contexts: Set<TestContext>, results: AggregatedResult): void {
    const complete = !results.wasInterrupted;
    this.progress?.stop();
    this.recorder.end(complete);
    const entries = this.entries();
    const facts = this.facts();
    // A watching Jest goes on with this reporter: the next run begins anew.
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name));
    this.failures.clear();
    const { rootDir, silent, reporters } = this.config;
    const why = finish(endedRun(entries, facts, complete, { root: rootDir, silent, reporters }));
    if (why) this.error = new Error(why);
  }

  getLastError(): Error | undefined {
    return this.error;
  }

  private entries(): Entry[] {
    return readLeft(this.folder).flatMap(({ path, name, records }) => {
      const messages = this.failures.get(keyOf(path, name)) ?? [];
      const check = checkCommand(['jest', '--runTestsByPath'], fileInRun(path), name);
      return records.map((record) => ({
        run: 0,
        failed: record.error !== undefined || messages.some((message) => message.includes(record.message)),
        check,
        record,
      }));
    });
  }

  private facts(): Omit<RunFacts, 'complete'> {
    const { shard, testPathPatterns, testNamePattern, onlyChanged, onlyFailures, findRelatedTests, runTestsByPath } =
      this.config as Config.GlobalConfig & { testPathPattern?: string };
    const patterns = (testPathPatterns as { patterns?: string[] } | undefined)?.patterns ?? [];
    return {
      runner: `jest ${versionOf()}`,
      started: this.started.toISOString(),
      ...(shard ? { shard: { index: shard.shardIndex, count: shard.shardCount } } : {}),
      filtered: Boolean(
        patterns.length > 0 ||
          testNamePattern ||
          onlyChanged ||
          onlyFailures ||
          findRelatedTests ||
          runTestsByPath ||
          (this.config.projects.length > 1 && this.config.nonFlagArgs.length > 0),
      ),
      projects: [...this.projects],
    };
  }
}

/** Jest's own version, from the process that runs it. */
function versionOf(): string {
  try {
    const { createRequire } = process.getBuiltinModule('node:module');
    return (createRequire(process.argv[1] ?? import.meta.url)('@jest/core/package.json') as { version: string })
      .version;
  } catch {
    return '';
  }
}
