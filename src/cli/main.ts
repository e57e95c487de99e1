#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { baselineFile } from '../results/baseline.js';
import { resultsFile } from '../results/results.js';
import { specification } from '../speak/constraints.js';
import { plural } from '../speak/format.js';
import { version } from '../state.js';
import { baseline } from './baseline.js';
import { addCompare } from './compare/command.js';
import { benchesOf } from './export.js';
import { exitCodes, Failure } from './failure.js';
import { merge } from './merge.js';
import { copied, failing, type PromptOptions, specified, wholeNumber } from './prompt.js';
import { report } from './report.js';
import { openSources } from './sources.js';

const codes = `
Exit codes:
  0  all holds
  1  the results say that something does not hold, or are not whole
  2  called wrongly, or a file cannot be read or written
`;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

let code: number = exitCodes.holds;

const program = new Command('perf-matchers')
  .description('Works on the results that the reporters of perf-matchers leave in .perf-matchers/results.json.')
  .version(version)
  .addHelpText('after', `${codes}\nEach command has its own --help, with examples.`)
  .configureHelp({ showGlobalOptions: false })
  .showHelpAfterError("(perf-matchers --help names the commands, and '<command> --help' shows examples)")
  .exitOverride();

program
  .command('merge')
  .description('merge the results files of shards and machines, and judge the whole')
  .argument('<files...>', 'results files, or folders that hold them')
  .option('-o, --output <file>', 'where to write the merged results', resultsFile)
  .addHelpText(
    'after',
    `
Says which shards are missing or there twice. Ends with 1 when shards are missing or did not end, when an assertion failed, and when every project left one to another.

Examples:
  $ perf-matchers merge shards/
  $ perf-matchers merge shard-1.json shard-2.json -o merged.json
`,
  )
  .action(async (files: string[], { output }: { output: string }) => {
    code = await merge(files, output, say);
  });

program
  .command('report')
  .description('write one self-contained HTML page')
  .argument('[files...]', `results files, or folders that hold them (default: ${resultsFile})`)
  .option('-o, --output <file>', 'where to write the page', '.perf-matchers/report.html')
  .addHelpText(
    'after',
    `
Examples:
  $ perf-matchers report
  $ perf-matchers report merged.json -o performance.html
`,
  )
  .action(async (files: string[], { output }: { output: string }) => {
    const count = await report(await openSources(files.length > 0 ? files : [resultsFile]), output);
    say(`${plural(count, 'assertion')} in ${output}.`);
  });

program
  .command('export')
  .description("write the measured values for github-action-benchmark's customSmallerIsBetter")
  .argument('[files...]', `results files, or folders that hold them (default: ${resultsFile})`)
  .option('-o, --output <file>', 'where to write them (default: standard output)')
  .addHelpText(
    'after',
    `
What could not be told is left out. Rates are exported as the time of a call, growth as the power of n.

Examples:
  $ perf-matchers export -o benchmark.json
  $ perf-matchers export merged.json | jq length
`,
  )
  .action(async (files: string[], { output }: { output?: string }) => {
    const sources = await openSources(files.length > 0 ? files : [resultsFile]);
    const benches = await Array.fromAsync(benchesOf(sources));
    const text = `${JSON.stringify(benches, null, 2)}\n`;
    if (benches.length === 0)
      say('No assertion was judged by a number: the list is empty, which github-action-benchmark takes for an error.');
    if (output) writeFileSync(output, text);
    else process.stdout.write(text);
  });

program
  .command('baseline')
  .description('write the counts and sizes of a run to a file to commit, which later runs are compared with')
  .argument('[files...]', `results files, or folders that hold them (default: ${resultsFile})`)
  .option('--ratchet', 'only add and tighten: what got worse stays as it was')
  .option('-o, --output <file>', 'where the baseline stands', baselineFile)
  .addHelpText(
    'after',
    `
Holds what is the same on every machine: steps, queries, rows, requests, items, and allocations within 2%; no times. A run with a reporter that finds the file beside its config fails where a count is worse.

Examples:
  $ perf-matchers baseline
  $ perf-matchers baseline --ratchet
`,
  )
  .action(async (files: string[], { output, ratchet = false }: { output: string; ratchet?: boolean }) => {
    for (const line of await baseline(await openSources(files.length > 0 ? files : [resultsFile]), output, ratchet))
      say(line);
  });

addCompare(program, say, (ended) => {
  code = ended;
});

program
  .command('prompt')
  .description('write a prompt: what fails and where, or what code has to meet that is still to be written')
  .argument(
    '[files...]',
    `results files, folders that hold them, or modules that export budgets (default: ${resultsFile})`,
  )
  .addOption(new Option('--failing', 'the failing assertions, the most telling first (default)').conflicts('spec'))
  .option('--spec', 'the constraints of budgets and of recorded assertions')
  .option('--copy', 'to the clipboard; printed where there is none')
  .option('--json', 'as JSON')
  .addOption(
    new Option('--characters <number>', 'as many failing assertions as fit').default(24_000).argParser(wholeNumber),
  )
  .addHelpText(
    'after',
    `
A module of budgets imports perf-matchers and no subject, which may not exist yet.

Examples:
  $ perf-matchers prompt --copy
  $ perf-matchers prompt --spec src/order-list.budget.ts
`,
  )
  .action(async (files: string[], { spec, copy, json, characters }: PromptOptions) => {
    const all = spec ? await specified(files) : undefined;
    const prompt = all ? specification(all) : await failing(files, characters);
    if (!prompt && !json) return say(spec ? 'Nothing is specified.' : 'Nothing fails.');
    const text = json ? JSON.stringify(all ?? { prompt }, null, 2) : prompt;
    if (copy && (await copied(text, say)))
      return say(`${text.length.toLocaleString('en-US')} characters are in the clipboard.`);
    process.stdout.write(`${text}\n`);
  });

program
  .command('init')
  .description('set up the runner that this package uses, and a step of its CI; shows what it would change')
  .option('--yes', 'write what is shown')
  .option('--runner <name>', 'vitest or jest, where package.json names both')
  .addHelpText(
    'after',
    `
Sets up the matchers, the reporter, in Vitest the projects 'steps' and 'perf' over *.perf.test.* files, in Jest a second config that counts steps in *.steps.test.* files, and a workflow for GitHub Actions. What it does not understand it leaves alone, and says what to add by hand.

Examples:
  $ perf-matchers init
  $ perf-matchers init --yes
`,
  )
  .action(async ({ yes = false, runner }: { yes?: boolean; runner?: string }) => {
    const { init } = await import('./init/init.js');
    for (const line of init(process.cwd(), { yes, runner })) console.log(line);
  });

program
  .command('doctor')
  .description('say whether this machine and this project can give steady verdicts, and what to do')
  .addHelpText(
    'after',
    `
Looks at the config, the clients and the machine for about three seconds. Ends with 1 when something is in the way.

Examples:
  $ perf-matchers doctor
  $ cd packages/shop && perf-matchers doctor
`,
  )
  .action(async () => {
    const { doctor } = await import('./doctor/doctor.js');
    const { steady, lines } = await doctor(process.cwd());
    for (const line of lines) console.log(line);
    if (!steady) code = exitCodes.fails;
  });

/** Runs the command line; sets the exit code. */
async function main(): Promise<void> {
  try {
    await program.parseAsync();
    process.exitCode = code;
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.holds : exitCodes.misused;
      return;
    }
    const { code: reason, path } = error as NodeJS.ErrnoException;
    if (error instanceof Failure) say(`perf-matchers: ${error.message}`);
    else if (reason && path)
      say(`perf-matchers: ${path} cannot be written: ${reason}. Choose another place with --output.`);
    else throw error;
    process.exitCode = exitCodes.misused;
  }
}

await main();
