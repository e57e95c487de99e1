import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Entry, ResultsHead } from './results.js';

/**
 * Writes a results file, one entry a line, so that it is read and merged without being held in memory. The file is there whole or not at all: it is written
 * beside its place and renamed.
 * @throws Error where the folder cannot be written
 */
export async function writeResults(
  path: string,
  head: ResultsHead,
  entries: Iterable<Entry> | AsyncIterable<Entry>,
): Promise<void> {
  const file = openPart(path);
  try {
    file.begin(head);
    for await (const entry of entries) file.add(entry);
    file.end();
  } catch (error) {
    file.drop();
    throw error;
  }
}

/** Writes a results file at once, as is needed while a process ends. */
export function writeResultsNow(path: string, head: ResultsHead, entries: Iterable<Entry>): void {
  const file = openPart(path);
  try {
    file.begin(head);
    for (const entry of entries) file.add(entry);
    file.end();
  } catch (error) {
    file.drop();
    throw error;
  }
}

const flushedAt = 1 << 16;

function openPart(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, 'w');
  let waiting = '';
  let some = false;
  const put = (text: string): void => {
    waiting += text;
    if (waiting.length > flushedAt) flush();
  };
  const flush = (): void => {
    const bytes = Buffer.from(waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    waiting = '';
  };
  return {
    begin({ version, package: by, runs }: ResultsHead): void {
      put(`{"version":${version},"package":${JSON.stringify(by)},"runs":${JSON.stringify(runs)},"entries":[`);
    },
    add(entry: Entry): void {
      put(`${some ? ',\n' : '\n'}${JSON.stringify(entry)}`);
      some = true;
    },
    end(): void {
      put('\n]}\n');
      flush();
      closeSync(file);
      renameSync(part, path);
    },
    drop(): void {
      closeSync(file);
      rmSync(part, { force: true });
    },
  };
}
