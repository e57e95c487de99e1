import { below, list, numbers } from '../data.js';
import { linear, linearithmic, power1_5 } from '../growth.js';
import { kind, known } from '../known.js';

/** A binary heap: what comes before all others is on top. */
class Heap<T> {
  readonly #items: T[] = [];
  constructor(readonly before: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.#items.length;
  }

  get top(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(items[at] as T, items[parent] as T)) return;
      [items[at], items[parent]] = [items[parent] as T, items[at] as T];
      at = parent;
    }
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop() as T;
    if (items.length === 0) return top;
    items[0] = last;
    for (let at = 0; ; ) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && this.before(items[child] as T, items[first] as T)) first = child;
      if (first === at) return top;
      [items[at], items[first]] = [items[first] as T, items[at] as T];
      at = first;
    }
  }
}

interface Slot {
  key: string;
  value: number;
  newer?: Slot | undefined;
  older?: Slot | undefined;
}

/** Keeps the 64 used last, linked from the newest to the oldest. */
class LinkedCache {
  readonly #slots = new Map<string, Slot>();
  #newest: Slot | undefined;
  #oldest: Slot | undefined;

  get(key: string): number | undefined {
    const slot = this.#slots.get(key);
    if (!slot) return undefined;
    this.#unlink(slot);
    this.#link(slot);
    return slot.value;
  }

  set(key: string, value: number): void {
    if (this.#slots.size === 64 && this.#oldest) {
      this.#slots.delete(this.#oldest.key);
      this.#unlink(this.#oldest);
    }
    const slot: Slot = { key, value };
    this.#slots.set(key, slot);
    this.#link(slot);
  }

  #link(slot: Slot): void {
    slot.older = this.#newest;
    slot.newer = undefined;
    if (this.#newest) this.#newest.newer = slot;
    this.#newest = slot;
    this.#oldest ??= slot;
  }

  #unlink(slot: Slot): void {
    if (slot.newer) slot.newer.older = slot.older;
    else this.#newest = slot.older;
    if (slot.older) slot.older.newer = slot.newer;
    else this.#oldest = slot.newer;
  }
}

export const heapsAndCachesHeld = kind('heap or cache', [
  known({
    name: 'median of all so far, two heaps',
    input: numbers,
    truth: linearithmic,
    subject: (readings) => {
      const low = new Heap<number>((a, b) => a > b);
      const high = new Heap<number>((a, b) => a < b);
      let sum = 0;
      for (const reading of readings) {
        low.push(reading);
        high.push(low.pop() as number);
        if (high.size > low.size) low.push(high.pop() as number);
        sum += low.top as number;
      }
      return sum;
    },
  }),
  known({
    name: 'cache of 64 pages in a doubly linked list',
    input: (n) => list(n, () => `/articles/${Math.min(below(300), below(300))}`),
    truth: linear,
    subject: (requests) => {
      const cache = new LinkedCache();
      let misses = 0;
      for (const request of requests) {
        if (cache.get(request) !== undefined) continue;
        misses++;
        cache.set(request, request.length);
      }
      return misses;
    },
  }),
  known({
    name: 'cache of √n tiles, the one used last found by a scan',
    input: (n) => list(n, () => ({ x: below(n), y: below(64) })),
    truth: power1_5,
    subject: (views) => {
      const room = Math.ceil(Math.sqrt(views.length));
      const tiles: { key: string; used: number }[] = [];
      let clock = 0;
      let loads = 0;
      for (const { x, y } of views) {
        const key = `${x}/${y}`;
        clock++;
        const had = tiles.find((tile) => tile.key === key);
        if (had) {
          had.used = clock;
          continue;
        }
        loads++;
        if (tiles.length < room) tiles.push({ key, used: clock });
        else {
          let oldest = 0;
          tiles.forEach((tile, at) => {
            if (tile.used < (tiles[oldest]?.used as number)) oldest = at;
          });
          tiles[oldest] = { key, used: clock };
        }
      }
      return loads;
    },
  }),
]);
