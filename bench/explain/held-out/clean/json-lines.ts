// @size 3000
export interface Entry {
  level: string;
  message: string;
}

function parse(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

export function errors(log: string): number {
  let count = 0;
  for (const line of log.split('\n')) {
    const entry = parse(line);
    if (entry?.level === 'error') count += 1;
  }
  return count;
}

export const subject = errors;
export const make = (n: number): string =>
  Array.from({ length: n }, (_, i) => JSON.stringify({ level: i % 9 ? 'info' : 'error', message: `m${i}` })).join('\n');
