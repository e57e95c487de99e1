// @size 8000
export interface LogEntry {
  at: number;
  level: 'info' | 'warn' | 'error';
  text: string;
}

function parseLine(line: string): LogEntry {
  const [at = '0', level = 'info', ...rest] = line.split(' ');
  return { at: Number(at), level: level as LogEntry['level'], text: rest.join(' ') };
}

const isLoud = (entry: LogEntry): boolean => entry.level !== 'info';

function appendAll(lines: string[]): LogEntry[] {
  let entries: LogEntry[] = [];
  for (const line of lines) {
    const entry = parseLine(line);
    if (isLoud(entry)) {
      // HOT copied-accumulator
      entries = entries.concat([entry]);
    }
  }
  return entries;
}

export function summarise(lines: string[]): { loud: number; last: number } {
  const entries = appendAll(lines);
  let last = 0;
  for (const entry of entries) last = Math.max(last, entry.at);
  return { loud: entries.length, last };
}

export const subject = summarise;
export const make = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${i} ${i % 3 === 0 ? 'warn' : 'error'} something happened in ${i}`);
