/** First what a shell (sh, cmd, PowerShell) reads inside double quotes, then what a regular expression reads. */
const special = /(["`$\\!%\p{Cc}])|[\^.*+?()[\]{}|]/gu;

/**
 * The argument of `-t` that matches exactly one full test name, in double quotes that read the same in every shell: what a shell would read is written as
 * the regular expression's \xNN.
 * @example exactly('costs $5 (net)') // "^costs \x245 \(net\)$" with its quotes
 */
export function exactly(fullName: string): string {
  const pattern = fullName.replace(special, (character, shell?: string) =>
    shell ? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}` : `\\${character}`,
  );
  return `"^${pattern}$"`;
}

/** A word of a command line, in double quotes where it needs them. */
export function word(text: string): string {
  return /^[\w@+=:,./-]+$/.test(text) ? text : `"${text.replace(/["`$\\]/g, '\\$&')}"`;
}

/**
 * A path as seen from where the run was started, and what to type first to get there: a package's script in a workspace runs in the package's folder, while
 * the reader stands in the workspace's.
 */
export function fromStart(
  directory: string,
  startedIn: string | undefined,
  relative: (from: string, to: string) => string,
): string {
  if (!startedIn || startedIn === directory) return '';
  const path = relative(startedIn, directory).replaceAll('\\', '/');
  return path === '' || path.startsWith('../..') ? '' : `cd ${word(path)} && `;
}
