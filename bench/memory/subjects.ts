import { EventEmitter } from 'node:events';

/** A function that is called again and again, and whether it leaks: every leak keeps far more than 64 B a call, and no clean one keeps anything for good. */
export interface MemorySubject {
  readonly name: string;
  readonly leaks: boolean;
  /** A fresh subject, with state of its own. */
  readonly make: () => () => unknown;
}

let serial = 0;
const entry = (): object => ({ id: serial++, name: `n${serial}`, at: { x: serial, y: 0, z: 0 }, tags: [serial, 2, 3] });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const leak = (name: string, make: MemorySubject['make']): MemorySubject => ({ name, leaks: true, make });
const clean = (name: string, make: MemorySubject['make']): MemorySubject => ({ name, leaks: false, make });

const leaking: readonly MemorySubject[] = [
  leak('array', () => {
    const log: object[] = [];
    return () => log.push(entry());
  }),
  leak('map as a cache', () => {
    const cache = new Map<number, object>();
    return () => cache.set(serial, entry());
  }),
  leak('object as a cache', () => {
    const cache: Record<string, object> = {};
    return () => {
      cache[`k${serial}`] = entry();
    };
  }),
  leak('set', () => {
    const seen = new Set<object>();
    return () => seen.add(entry());
  }),
  leak('closure over a large scope', () => {
    const undo: (() => number)[] = [];
    return () => {
      const rows = new Array(50).fill(serial++);
      undo.push(() => rows.length);
    };
  }),
  leak('event listener', () => {
    const bus = new EventEmitter().setMaxListeners(0);
    return () => {
      const one = entry();
      bus.on('done', () => one);
    };
  }),
  leak('abort listener', () => {
    const { signal } = new AbortController();
    return () => {
      const one = entry();
      signal.addEventListener('abort', () => one);
    };
  }),
  leak('interval', () => () => {
    const one = entry();
    setInterval(() => one, 1e8).unref();
  }),
  leak('timeout far away', () => () => {
    const one = entry();
    setTimeout(() => one, 1e8).unref();
  }),
  leak('promises that never settle', () => {
    const waiting: (() => void)[] = [];
    return () => {
      const one = entry();
      void new Promise<void>((resolve) => waiting.push(resolve)).then(() => one);
    };
  }),
  leak('promise chain', () => {
    const never = new Promise<void>(() => {});
    return () => {
      const one = entry();
      void never.then(() => one);
    };
  }),
  leak('typed arrays', () => {
    const uploads: Uint8Array[] = [];
    return () => uploads.push(new Uint8Array(1000));
  }),
  leak('buffers', () => {
    const chunks: Buffer[] = [];
    return () => chunks.push(Buffer.alloc(500));
  }),
  leak('strings', () => {
    const lines: string[] = [];
    return () => lines.push(`${serial++} `.repeat(40).toUpperCase());
  }),
  leak('linked list', () => {
    let head: object | undefined;
    return () => {
      head = { next: head, value: entry() };
    };
  }),
  leak('one call in ten', () => {
    const log: object[] = [];
    let calls = 0;
    return () => {
      if (calls++ % 10 === 0) for (let i = 0; i < 10; i++) log.push(entry());
    };
  }),
  leak('behind a bounded cache', () => {
    const cache = new Map<number, object>();
    const old: object[] = [];
    return () => {
      cache.set(serial, entry());
      const [first] = cache;
      if (cache.size > 500 && first) {
        old.push(first[1]);
        cache.delete(first[0]);
      }
    };
  }),
  leak('async map', () => {
    const sessions = new Map<number, object>();
    return async () => {
      await null;
      sessions.set(serial, entry());
    };
  }),
  leak('async listener', () => {
    const bus = new EventEmitter().setMaxListeners(0);
    return async () => {
      const one = entry();
      bus.on('done', () => one);
      await turn();
    };
  }),
  leak('amid garbage', () => {
    const log: object[] = [];
    return () => {
      const rows = Array.from({ length: 200 }, entry);
      log.push(rows[7] as object);
    };
  }),
];

const cleanOnes: readonly MemorySubject[] = [
  clean('nothing kept', () => () => entry()),
  clean('much garbage', () => () => Array.from({ length: 200 }, entry).length),
  clean('bounded map of 100', () => bounded(100)),
  clean('bounded map of 1,000', () => bounded(1000)),
  clean('bounded map of 5,000', () => bounded(5000)),
  clean('ring of 256', () => {
    const ring = new Array<object>(256);
    return () => {
      ring[serial % 256] = entry();
    };
  }),
  clean('lazy table', () => {
    let table: object[] | undefined;
    return () => {
      table ??= Array.from({ length: 20_000 }, entry);
      return table.length;
    };
  }),
  clean('lazy table at call 3,000', () => {
    let table: object[] | undefined;
    let calls = 0;
    return () => {
      if (calls++ === 3000) table = Array.from({ length: 2000 }, entry);
      return table?.length;
    };
  }),
  clean('memo of few keys', () => {
    const memo = new Map<number, object>();
    return () => {
      const key = serial++ % 300;
      if (!memo.has(key)) memo.set(key, entry());
      return memo.get(key);
    };
  }),
  clean('weak map', () => {
    const known = new WeakMap<object, object>();
    return () => known.set(entry(), entry());
  }),
  clean('weak references', () => {
    let last: WeakRef<object> | undefined;
    return () => {
      last = new WeakRef(entry());
      return last.deref();
    };
  }),
  clean('listener removed', () => {
    const bus = new EventEmitter();
    return () => {
      const one = entry();
      const listener = (): object => one;
      bus.on('done', listener);
      bus.off('done', listener);
    };
  }),
  clean('timer cleared', () => () => {
    const one = entry();
    clearTimeout(setTimeout(() => one, 1e8));
  }),
  clean('list emptied at 400', () => {
    const batch: object[] = [];
    return () => {
      batch.push(entry());
      if (batch.length >= 400) batch.length = 0;
    };
  }),
  clean('dead buffers', () => () => new Uint8Array(10_000).length),
  clean('compiled code', () => {
    let calls = 0;
    return () => (calls++ < 200 ? new Function('a', `return a + ${calls}`)(1) : calls);
  }),
  clean('json there and back', () => () => JSON.parse(JSON.stringify(Array.from({ length: 20 }, entry)))),
  clean('async', () => async () => {
    const one = entry();
    await null;
    return one;
  }),
  clean('async over a turn', () => async () => {
    const one = entry();
    await turn();
    return one;
  }),
  clean('async session removed', () => {
    const sessions = new Map<number, object>();
    return async () => {
      const id = serial++;
      sessions.set(id, entry());
      await null;
      sessions.delete(id);
    };
  }),
];

function bounded(most: number): () => unknown {
  const cache = new Map<number, object>();
  return () => {
    cache.set(serial, entry());
    const [first] = cache.keys();
    if (cache.size > most && first !== undefined) cache.delete(first);
  };
}

/** 20 that leak and 20 that do not. */
export const subjects: readonly MemorySubject[] = [...leaking, ...cleanOnes];
