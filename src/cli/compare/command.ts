import { type Command, InvalidArgumentError } from 'commander';
import { worstFirst } from '../../speak/summary/comparison.js';
import { exitCodes } from '../failure.js';
import { wholeNumber } from '../prompt.js';
import { Children } from './children.js';
import { type CompareRequest, compare, keptIn } from './compare.js';
import { printComparison } from './print.js';

interface Options {
  rounds: number;
  threshold: number;
  runner?: string;
  install?: string;
  json?: true;
}

/** '5', '5%' or '2.5%' as a share. @throws InvalidArgumentError for anything else */
export function shareOf(text: string): number {
  const value = Number(text.replace(/%$/, ''));
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value / 100;
  throw new InvalidArgumentError('It is a number of percent above 0, such as 5 or 2.5%.');
}

function roundsOf(text: string): number {
  const rounds = wholeNumber(text);
  if (rounds >= 3) return rounds;
  throw new InvalidArgumentError('It is 3 or more: fewer tell nothing of what differs from run to run.');
}

/** 128 + the signal's number, as a shell says it. */
const interruptedBy = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Adds the command `compare` to the program; `end` takes its exit code. */
export function addCompare(program: Command, say: (text: string) => void, end: (code: number) => void): void {
  program
    .command('compare')
    .description('run the performance tests of a git ref and of the working tree in turn, and say what got slower')
    .argument('<ref>', 'what to compare with: a branch, a tag or a commit')
    .argument('[words...]', 'test files (default: all with performance assertions); after --, options for the runner')
    .option('--rounds <number>', 'runs of each side', roundsOf, 15)
    .option('--threshold <percent>', 'how much slower is too slow', shareOf, 0.05)
    .option('--runner <name>', 'vitest or jest, where both are set up')
    .option('--install <command>', "what installs and builds the ref (default: by the project's lock file)")
    .option('--json', 'as JSON, to standard output')
    .addHelpText(
      'after',
      `
The ref is checked out into a temporary working tree, installed there from its lock file, and run in turn with the working tree as it is, uncommitted changes included. Fails where a whole interval is above the threshold, or a count is. The records of each run are kept in ${keptIn}. What is checked out here is left alone; interrupted, it removes what it made.

Exit codes:
  0  nothing is slower by more than the threshold, as far as can be told
  1  something is
  2  called wrongly, or a side cannot be installed, run, or kept apart from the other
  129, 130, 143  ended by SIGHUP, SIGINT, SIGTERM

Examples:
  $ perf-matchers compare main
  $ perf-matchers compare v2.1.0 src/orders.perf.test.ts --rounds 20
  $ perf-matchers compare origin/main --threshold 10% --json > compared.json
  $ perf-matchers compare main --install 'npm ci && npm run build' -- --project perf
`,
    )
    .action(async (ref: string, words: string[], { json, ...options }: Options, command: Command) => {
      const { files, more } = split(words, command);
      const request: CompareRequest = { ...options, ref, files, more, folder: process.cwd() };
      const children = new Children();
      const signals = listen(children, say);
      try {
        const found = await compare(request, children, say);
        await children.end();
        printComparison(found, json === true);
        const slower = worstFirst(found.comparison.compared).some(({ found: { kind } }) => kind === 'slower');
        end(slower ? exitCodes.fails : exitCodes.holds);
      } catch (error) {
        // What fails because children were ended is not said: the process is about to exit.
        if (signals.asked()) await new Promise(() => {});
        throw error;
      } finally {
        await children.end();
        signals.leave();
      }
    });
}

/** Commander takes `--` away: what stood after it is the runner's. */
function split(words: readonly string[], { parent }: Command): { files: string[]; more: string[] } {
  const given = (parent as (Command & { rawArgs?: string[] }) | null)?.rawArgs ?? [];
  const at = given.indexOf('--');
  const more = at < 0 ? [] : given.slice(at + 1);
  return { files: words.slice(0, words.length - more.length), more };
}

/** Ends what was begun when the process is told to end, until `leave`. */
function listen(children: Children, say: (text: string) => void): { asked: () => boolean; leave: () => void } {
  let asked = false;
  const names = Object.keys(interruptedBy) as (keyof typeof interruptedBy)[];
  const handlers = names.map((name) => {
    const handler = (): void => {
      // A second one does not wait for anything.
      if (asked) {
        children.endNow();
        process.exit(interruptedBy[name]);
      }
      asked = true;
      say('Interrupted: ending the runs and removing the checkout.');
      void children.end().finally(() => process.exit(interruptedBy[name]));
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  const atExit = (): void => children.endNow();
  process.on('exit', atExit);
  return {
    asked: () => asked,
    leave() {
      for (const remove of handlers) remove();
      process.off('exit', atExit);
    },
  };
}
