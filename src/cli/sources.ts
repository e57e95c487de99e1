import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ResultsReader, readResults } from '../results/read.js';
import { resultsFile } from '../results/results.js';
import { Failure } from './failure.js';

/** A results file that was asked for, opened. */
export interface Source extends ResultsReader {
  /** As the reader is told of it. */
  name: string;
}

/** The results files in a folder and below it, in the order of their paths. */
function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((found) => {
      const path = join(folder, found.name);
      if (found.isDirectory()) return found.name === 'node_modules' ? [] : below(path);
      return /^results.*\.json$/.test(found.name) ? [path] : [];
    });
}

function filesOf(given: string): string[] {
  if (!existsSync(given)) {
    const next =
      given === resultsFile
        ? `Run the tests with the reporter first: reporters: ['default', 'perf-matchers/vitest/reporter'].`
        : 'Check the path; a shell hides folders that begin with a dot.';
    throw new Failure(`There is no ${given}. ${next}`);
  }
  if (!statSync(given).isDirectory()) return [given];
  const files = below(given);
  if (files.length === 0) {
    throw new Failure(
      `There is no results file in ${given} (results.json). actions/upload-artifact leaves out folders that begin with a dot: set include-hidden-files: true.`,
    );
  }
  return files;
}

/**
 * Opens results files; of a folder all results*.json below it.
 * @throws Failure naming what is missing or cannot be read
 */
export async function openSources(given: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of given.flatMap(filesOf)) {
    try {
      sources.push({ ...(await readResults(path)), name: path });
    } catch (error) {
      throw new Failure((error as Error).message, { cause: error });
    }
  }
  return sources;
}
