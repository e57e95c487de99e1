import { watchEventLoop } from '../../src/measure/event-loop.js';

// Planted stretches of 5 to 500 ms, in several guises and in changing order; the truth is the processor time of the subject's own busy loop.
const kinds = ['synchronous', 'after an await', 'microtasks'] as const;
const stretches = [5, 10, 20, 50, 100, 200, 500];
const rounds = Number(process.argv[2] ?? 10);

let truth = 0;
const processor = (): number => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
};
/** Until this thread has had so much of the processor. */
function busy(ms: number): void {
  const start = processor();
  while (processor() - start < ms);
  truth += processor() - start;
}
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3));

const subjects: Record<(typeof kinds)[number], (ms: number) => unknown> = {
  synchronous: busy,
  async 'after an await'(ms) {
    await soon();
    busy(ms);
    await soon();
  },
  async microtasks(ms) {
    await soon();
    for (let part = 0; part < 5; part += 1) {
      busy(ms / 5);
      await null;
    }
    await soon();
  },
};

const errors: { kind: string; ms: number; error: number }[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const ms of round % 2 ? stretches : stretches.toReversed()) {
    for (const kind of kinds) {
      truth = 0;
      const watched = watchEventLoop(() => subjects[kind](ms));
      await watched.subject();
      const { longest } = watched.end();
      errors.push({ kind, ms, error: longest.ms - longest.preemptedMs - truth });
    }
  }
}
for (const ms of stretches) {
  const cells = kinds.map((kind) => {
    const found = errors.filter((each) => each.kind === kind && each.ms === ms).map(({ error }) => error);
    return `${kind} ${Math.min(...found).toFixed(2)} to ${Math.max(...found).toFixed(2)}`;
  });
  console.log(`${ms} ms: ${cells.join(', ')}`);
}
const far = errors.filter(({ error }) => Math.abs(error) > 2);
console.log(`${far.length} of ${errors.length} are more than 2 ms off.`);
process.exitCode = far.length > 0 ? 1 : 0;
