import { wayFromStart } from '../start-folder.js';

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

/** The command that runs one test, from where the run was started: `words` are a runner's own, up to the file, which is relative to the folder of the run. */
export function checkCommand(words: readonly string[], file: string, fullName: string): string {
  const way = wayFromStart ? `cd ${word(wayFromStart)} && ` : '';
  return `${way}npx ${[...words, file].map(word).join(' ')} -t ${exactly(fullName)}`;
}
