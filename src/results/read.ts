import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Entry, Results, ResultsHead } from './results.js';

/** A results file as it is read: its head, and its entries one by one. */
export interface ResultsReader {
  head: ResultsHead;
  entries(): AsyncIterable<Entry> | Iterable<Entry>;
}

/**
 * Opens a results file. Its entries are read line by line, as they were written; a file that something else laid out anew is read whole.
 * @throws Error naming the file when it is missing, is no results file, or is of a later version
 */
export async function readResults(path: string, shown: string = path): Promise<ResultsReader> {
  let first: string;
  try {
    first = await firstLine(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(missing ? `There is no ${shown}.` : `${shown} cannot be read.`, { cause: error });
  }
  if (first.startsWith('{"version":') && first.endsWith('"entries":[')) {
    const head = checkHead(parse(`${first}]}`, shown), shown);
    return { head, entries: () => lineEntries(path, shown) };
  }
  const whole = checkHead(parse(readFileSync(path, 'utf8'), shown), shown) as Results;
  if (!Array.isArray(whole.entries))
    throw new Error(`${shown} is no results file of perf-matchers: it has no entries.`);
  return { head: whole, entries: () => whole.entries };
}

async function firstLine(path: string): Promise<string> {
  for await (const line of linesOf(path)) return line;
  return '';
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

async function* lineEntries(path: string, shown: string): AsyncIterable<Entry> {
  let ended = false;
  let begun = false;
  for await (const line of linesOf(path)) {
    if (begun && line.startsWith(']')) ended = true;
    else if (begun && line) yield parse(line.replace(/,$/, ''), shown) as Entry;
    begun = true;
  }
  if (!ended) throw new Error(`${shown} is cut short: it was not copied to its end.`);
}

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${shown} is no results file of perf-matchers: it is no JSON.`, { cause: error });
  }
}

function checkHead(value: unknown, shown: string): ResultsHead {
  const { version, runs } = (value ?? {}) as Partial<ResultsHead>;
  if (typeof version !== 'number' || !Array.isArray(runs)) {
    throw new Error(`${shown} is no results file of perf-matchers: it has no version and runs.`);
  }
  if (version !== 1) {
    throw new Error(`${shown} is of version ${version}, this perf-matchers reads version 1: use the newer one.`);
  }
  return value as ResultsHead;
}
