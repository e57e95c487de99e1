import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { writeText } from 'tinyclip';
import { partsOf as budgetParts, checkBudget } from '../matchers/budget.js';
import { partsOf } from '../results/order.js';
import { type Entry, resultsFile } from '../results/results.js';
import { constraintLines, type Required, type Specified } from '../speak/constraints.js';
import { failingPrompt } from '../speak/failing.js';
import type { Budget, Metric } from '../surface.js';
import { Failure } from './failure.js';
import { openSources } from './sources.js';

const isModule = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);

/**
 * The constraints of budgets and of recorded assertions.
 * @param files modules that export budgets, results files, or folders of these; default: the results file
 * @throws Failure for a module that cannot be loaded or exports no budget, and for results files as openSources does
 */
export async function specified(files: readonly string[]): Promise<Specified[]> {
  const modules = files.filter(isModule);
  const results = files.filter((file) => !isModule(file));
  const found: Specified[] = [];
  for (const file of modules) found.push(...(await ofModule(file)));
  if (results.length > 0 || modules.length === 0) {
    found.push(...ofEntries(await entriesOf(results.length > 0 ? results : [resultsFile])));
  }
  return found;
}

/** The failing assertions of results files as one prompt; '' where none fails. */
export async function failing(files: readonly string[], characters: number): Promise<string> {
  return failingPrompt(await entriesOf(files.length > 0 ? files : [resultsFile]), characters).text;
}

async function entriesOf(files: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const source of await openSources(files)) for await (const entry of source.entries()) entries.push(entry);
  return entries;
}

async function ofModule(file: string): Promise<Specified[]> {
  let loaded: Record<string, unknown>;
  try {
    loaded = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new Failure(`${file} cannot be loaded: ${reasonOf(error)}`, { cause: error });
  }
  const budgets = Object.entries(loaded).filter((pair): pair is [string, Budget] => isBudget(pair[1]));
  if (budgets.length === 0)
    throw new Failure(`${file} exports no budget: export const searchBudget = defineBudget({ completeWithin: 50 }).`);
  return budgets.map(([name, budget]) => ({
    title: budget.name ?? (budget.title ? `'${budget.title}'` : name),
    file,
    constraints: constraintLines(
      budgetParts(budget).map(({ matcher, args }): Required => {
        const options = args.at(-1) as NonNullable<Required['options']>;
        return { matcher, limit: args.length > 1 ? args[0] : undefined, options };
      }),
    ),
  }));
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION')
    return `Node ${process.versions.node} does not load TypeScript. Use Node 22.18 or newer, or write the budget in JavaScript.`;
  if (code === 'ERR_MODULE_NOT_FOUND')
    return 'it, or something that it imports, is not there. A file of budgets imports perf-matchers and nothing else; Node wants the endings of relative imports.';
  return `${(message ?? String(error)).split('\n')[0]}. A file of budgets imports no subject.`;
}

function isBudget(value: unknown): boolean {
  try {
    checkBudget(value);
    return true;
  } catch {
    return false;
  }
}

/** What recorded assertions ask for, by file and subject; those that are to be over ask for nothing. */
function ofEntries(entries: readonly Entry[]): Specified[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { subject, test, requirement } = entry.record;
    // An assertion that was misused has no limit.
    if (requirement.negated || requirement.unit === '') continue;
    const key = JSON.stringify([test.file, subject]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((group): Specified => {
    const [{ record, check }] = group as [Entry];
    const one = group.every((entry) => entry.check === check);
    return {
      title: record.subject,
      file: record.test.file,
      constraints: constraintLines(group.flatMap(partsOf).map(requiredBy)),
      // Without a name it runs all tests of the file.
      ...(check ? { check: one ? check : check.replace(/ -t ".*"$/, '') } : {}),
    };
  });
}

function requiredBy({ record: { matcher, requirement } }: Entry): Required {
  const { limit, metric } = requirement;
  return { matcher, limit, ...(matcher === 'toScaleNoWorseThan' ? { options: { of: metric as Metric } } : {}) };
}

/** How the command was called. */
export interface PromptOptions {
  spec?: true;
  copy?: true;
  json?: true;
  characters: number;
}

/** @throws InvalidArgumentError unless it is a whole number above 0. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It is a whole number above 0.');
}

/** Puts a text into the clipboard; false where there is none, which is said. */
export async function copied(text: string, say: (text: string) => void): Promise<boolean> {
  try {
    await writeText(text);
    return true;
  } catch {
    say('perf-matchers: there is no clipboard here, so it is printed.');
    return false;
  }
}
