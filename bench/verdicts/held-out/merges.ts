import { below, list, shuffled, word } from '../data.js';
import { linear, linearIntoArray, linearithmic, power1_5, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

interface Line {
  at: number;
  text: string;
}

/** n lines of as many services, each sorted by time. */
const logs = (n: number, services: number): Line[][] =>
  list(services, (service) => {
    let at = 0;
    return list(Math.floor((n - service + services - 1) / services), () => {
      at += 1 + below(1000);
      return { at, text: word() };
    });
  });

interface Task {
  name: string;
  needs: string[];
}

export const mergesHeld = kind('order and merge', [
  known({
    name: 'build order, depth first',
    input: (n) =>
      shuffled(
        list(n, (id): Task => ({ name: `pkg-${id}`, needs: id ? [`pkg-${below(id)}`, `pkg-${below(id)}`] : [] })),
      ),
    // Beyond 4,096 the tables are large objects out of the caches: local exponents 1.4 to 1.8 at n = 8,192 to 131,072.
    truth: regimes([0, 4096, linear], [4097, Number.POSITIVE_INFINITY, [linear, quadratic]]),
    subject: (tasks) => {
      const byName = new Map(tasks.map((task) => [task.name, task]));
      const done = new Set<string>();
      const order: string[] = [];
      const visit = (name: string) => {
        if (done.has(name)) return;
        done.add(name);
        for (const need of byName.get(name)?.needs ?? []) visit(need);
        order.push(name);
      };
      for (const { name } of tasks) visit(name);
      return order;
    },
  }),
  known({
    name: 'logs of eight services merged',
    input: (n) => logs(n, 8),
    truth: linearIntoArray,
    subject: (services) => {
      const next = services.map(() => 0);
      const merged: Line[] = [];
      for (;;) {
        let from = -1;
        let earliest = Number.POSITIVE_INFINITY;
        for (let i = 0; i < services.length; i++) {
          const at = services[i]?.[next[i] as number]?.at ?? Number.POSITIVE_INFINITY;
          if (at < earliest) {
            earliest = at;
            from = i;
          }
        }
        if (from < 0) return merged;
        merged.push(services[from]?.[next[from] as number] as Line);
        next[from] = (next[from] as number) + 1;
      }
    },
  }),
  known({
    name: 'logs of √n services merged, the earliest by reduce',
    input: (n) => logs(n, Math.ceil(Math.sqrt(n))),
    // Local exponents 1.2 at n = 128, 1.3 to 1.4 at 256 to 4,096, 1.5 to 1.7 beyond.
    truth: regimes([0, 255, [linear, power1_5]], [256, Number.POSITIVE_INFINITY, power1_5]),
    subject: (services) => {
      let open = services.filter((lines) => lines.length > 0).map((lines) => ({ lines, next: 0 }));
      const merged: string[] = [];
      while (open.length > 0) {
        const first = open.reduce((a, b) => ((b.lines[b.next] as Line).at < (a.lines[a.next] as Line).at ? b : a));
        merged.push((first.lines[first.next] as Line).text);
        first.next += 1;
        if (first.next === first.lines.length) open = open.filter((one) => one !== first);
      }
      return merged;
    },
  }),
  known({
    name: 'busy times merged',
    input: (n) =>
      list(n, () => {
        const start = below(n * 60);
        return { start, end: start + 15 + below(45) };
      }),
    truth: linearithmic,
    subject: (bookings) => {
      const merged: { start: number; end: number }[] = [];
      for (const { start, end } of bookings.toSorted((a, b) => a.start - b.start)) {
        const last = merged.at(-1);
        if (last && start <= last.end) last.end = Math.max(last.end, end);
        else merged.push({ start, end });
      }
      return merged;
    },
  }),
]);
