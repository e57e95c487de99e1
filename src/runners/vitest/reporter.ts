import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import type { PerfRecord } from '../../record.js';
import type { Entry, RunFacts } from '../../results/results.js';
import { fileInRun } from '../../start-folder.js';
import { checkCommand } from '../check-command.js';
import { endedRun, finish, hasReporter } from '../report/finish.js';
import { makeProgressFolder, ProgressSpeaker } from '../report/progress.js';
import { Recorder, resultsPath } from '../report/recorder.js';

/** Of Vitest's own state, what its types do not promise: every part may be missing. */
interface Untold {
  filenamePattern?: string[];
  config: {
    project?: string[];
    testNamePattern?: RegExp;
    shard?: { index: number; count: number };
    changed?: unknown;
    related?: unknown;
    mergeReports?: unknown;
    silent?: unknown;
    reporters?: unknown[];
    testFiles?: unknown;
    tagsFilter?: unknown[];
    bail?: number;
    root: string;
  };
}

/** A test's file and name as `-t` reads them. */
function checkOf(test: TestCase, root: string): string {
  const project = test.project.name;
  const base = fileInRun(root);
  const flags = project ? ['--project', project] : base ? ['--root', base] : [];
  return checkCommand(['vitest', 'run', ...flags], fileInRun(test.module.moduleId), test.fullName);
}

function entriesOf(test: TestCase, root: string): Entry[] {
  const records = (test.meta() as { perf?: PerfRecord[] }).perf ?? [];
  if (records.length === 0) return [];
  const messages = (test.result().errors ?? []).map(({ message }) => message);
  const check = checkOf(test, root);
  return records.map((record) => ({
    run: 0,
    failed: record.error !== undefined || messages.some((message) => message.includes(record.message)),
    check,
    record,
  }));
}

/**
 * Says at the end of a Vitest run how its performance assertions ended, and leaves them in `.perf-matchers/results.json`.
 * @example reporters: ['default', 'perf-matchers/vitest/reporter']
 */
export default class PerfReporter implements Reporter {
  private vitest: Vitest | undefined;
  private recorder: Recorder | undefined;
  private progress: ProgressSpeaker | undefined;
  private started = new Date();
  private readonly ended = new Map<string, Entry[]>();

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
    const { silent, reporters, mergeReports } = (vitest as unknown as Untold).config;
    if (silent === true || mergeReports) return;
    this.progress = new ProgressSpeaker(makeProgressFolder(), undefined, hasReporter(reporters, 'dot'));
  }

  onTestRunStart(): void {
    const { vitest } = this;
    if (!vitest) return;
    this.started = new Date();
    this.ended.clear();
    this.progress?.start();
    this.recorder ??= new Recorder(
      resultsPath(vitest.config.root),
      () => ({ run: this.facts(vitest), entries: () => [...this.ended.values()].flat() }),
      (text) => process.stderr.write(`${text}\n`),
    );
  }

  onTestModuleEnd(module: TestModule): void {
    this.keep(module);
    this.recorder?.progress();
  }

  onTestRunEnd(modules: readonly TestModule[], _errors: unknown, reason?: string): void {
    const { vitest } = this;
    this.progress?.stop();
    if (!vitest) return;
    // Merged reports hold modules that did not end here.
    for (const module of modules) this.keep(module);
    const facts = this.facts(vitest);
    const complete = reason !== 'interrupted';
    this.recorder?.end(complete);
    this.recorder = undefined;
    const { silent, reporters } = (vitest as unknown as Untold).config;
    const { root } = vitest.config;
    const why = finish(endedRun([...this.ended.values()].flat(), facts, complete, { root, silent, reporters }));
    if (why) process.exitCode = 1;
  }

  private keep(module: TestModule): void {
    const root = this.vitest?.config.root ?? '';
    const entries = [...module.children.allTests()].flatMap((test) => entriesOf(test, root));
    const key = `${module.project.name}\n${relative(root, module.moduleId)}`;
    // Without tests of ours nothing is to be kept, and nothing said.
    if (entries.length > 0) this.ended.set(key, entries);
  }

  private facts(vitest: Vitest): Omit<RunFacts, 'complete'> {
    const { config, filenamePattern } = vitest as unknown as Untold;
    const merged = Boolean(config.mergeReports);
    const some = (list: unknown[] | undefined): boolean => (list?.length ?? 0) > 0;
    return {
      runner: `vitest ${vitest.version}`,
      started: this.started.toISOString(),
      ...(config.shard && !merged ? { shard: { index: config.shard.index, count: config.shard.count } } : {}),
      filtered:
        some(filenamePattern) ||
        some(config.tagsFilter) ||
        Boolean(config.testNamePattern || config.changed || config.related),
      ...(some(config.project) ? { someProjects: true as const } : {}),
      projects: vitest.projects.map(({ name }) => name).filter(Boolean),
    };
  }
}
