import { builtin, node } from '../runtime.js';
import { type RunnerBridge, shared } from '../state.js';

/** The environment variable that names the folder in which workers leave how far they are; a reporter that says it sets it. */
export const progressFolder = 'PERF_MATCHERS_PROGRESS';

/** What the folder's name begins with, for a process that makes it. */
export const folderOf = (process: number): string => `perf-matchers-${process}-`;

/**
 * Leaves how far a long assertion is in a file, as a worker whose thread is busy can tell it by nothing else; undefined where no reporter listens. The file is
 * written in place, and is one line; an empty one says that nothing is going on.
 */
export function leaveProgress(): RunnerBridge['progress'] {
  const folder = node?.env[progressFolder];
  const fs = builtin?.('node:fs');
  if (!folder || !node || !fs) return undefined;
  // As they are now: tests replace file functions.
  const { openSync, writeSync, closeSync } = fs;
  const path = `${folder}/${node.pid}-${builtin?.('node:worker_threads').threadId ?? 0}.progress`;
  const sameProcess = folder.includes(`/${folderOf(node.pid)}`) || folder.includes(`\\${folderOf(node.pid)}`);
  let file: number | undefined;
  shared().atFileEnd.add(() => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  });
  return {
    sameProcess,
    at(progress) {
      try {
        if (file === undefined && !progress) return;
        file ??= openSync(path, 'w');
        writeSync(file, `${progress ? JSON.stringify(progress) : ''}\n`, 0);
      } catch {
        // The reporter has ended and taken its folder along.
      }
    },
  };
}
