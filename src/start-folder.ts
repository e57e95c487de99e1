import { builtin } from './runtime.js';
import { shared } from './state.js';

const path = builtin?.('node:path');
const { runsIn, startedIn } = shared().surroundings;

/**
 * The way from where a run was started to the folder it runs in, with forward slashes: a package's script in a workspace runs in the package's folder, while the
 * reader stands in the workspace's. Empty for the same folder, and for one that is too far away to be of the same project.
 */
export function wayBetween(
  startedIn: string | undefined,
  runsIn: string,
  relative: (from: string, to: string) => string,
): string {
  if (!startedIn) return '';
  const way = relative(startedIn, runsIn).replaceAll('\\', '/');
  return /^(?:\/|[a-z]:|\.\.\/\.\.)/i.test(way) ? '' : way;
}

/** What to type first to get from where the run was started to where it runs: a folder, or nothing. */
export const wayFromStart: string = path ? wayBetween(startedIn, runsIn, path.relative) : '';

function relativeTo(folder: string, file: string): string {
  if (!path) return file.slice(file.lastIndexOf('/') + 1);
  const relative = path.relative(folder, file);
  return (path.isAbsolute(relative) ? path.basename(file) : relative).replaceAll('\\', '/');
}

/**
 * A file as messages and records name it: relative to where the run was started, from where the check line leads on, with forward slashes; never absolute, so on
 * another Windows drive only the name.
 */
export const fileFromStart = (file: string): string => relativeTo((wayFromStart && startedIn) || runsIn, file);

/** A file relative to the folder that the run is in. */
export const fileInRun = (file: string): string => relativeTo(runsIn, file);
