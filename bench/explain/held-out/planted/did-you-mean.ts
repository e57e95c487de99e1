// @size 6
export interface Suggestion {
  command: string;
  distance: number;
}

const COMMANDS = ['install', 'publish', 'version', 'outdated'];

/** Levenshtein distance of the first `i` characters of `a` and the first `j` of `b`. */
function distance(a: string, b: string, i = a.length, j = b.length): number {
  if (i === 0) return j;
  if (j === 0) return i;
  const cost = a[i - 1] === b[j - 1] ? 0 : 1;
  return Math.min(
    distance(a, b, i - 1, j) + 1,
    distance(a, b, i, j - 1) + 1,
    // HOT recursion-without-memo
    distance(a, b, i - 1, j - 1) + cost,
  );
}

function closest(input: string, commands: readonly string[]): Suggestion[] {
  return commands
    .map((command) => ({ command, distance: distance(input, command) }))
    .sort((a, b) => a.distance - b.distance);
}

export function didYouMean(input: string, commands: readonly string[] = COMMANDS): string | null {
  const [best] = closest(input.toLowerCase(), commands);
  if (!best || best.distance > Math.ceil(input.length / 2)) return null;
  return `Unknown command "${input}". Did you mean "${best.command}"?`;
}

export function explainUnknown(input: string): string {
  return didYouMean(input) ?? `Unknown command "${input}". Available: ${COMMANDS.join(', ')}`;
}

export const subject = explainUnknown;
export const make = (n: number): string => 'instlalx'.slice(0, n);
