// @size 40000
export interface Entry {
  at: number;
  text: string;
}

class History {
  readonly entries: Entry[] = [];

  record(entry: Entry): void {
    if (entry.text === '') return;
    // HOT front-of-array
    this.entries.unshift(entry);
  }

  latest(count: number): Entry[] {
    return this.entries.slice(0, count);
  }
}

export function rebuild(log: Entry[]): string[] {
  const history = new History();
  for (const entry of log) history.record(entry);
  return history.latest(20).map(({ text }) => text);
}

export const subject = rebuild;
export const make = (n: number): Entry[] => Array.from({ length: n }, (_, at) => ({ at, text: `entry ${at}` }));
