// @size 20000
class Lru<V> {
  readonly #entries = new Map<string, V>();

  constructor(readonly limit: number) {}

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#entries.set(key, value);
    if (this.#entries.size > this.limit) this.#entries.delete(this.#entries.keys().next().value as string);
  }
}

export function hits(keys: string[]): number {
  const cache = new Lru<number>(500);
  let count = 0;
  for (const key of keys) {
    if (cache.get(key) === undefined) cache.set(key, key.length);
    else count += 1;
  }
  return count;
}

export const subject = hits;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `k${(i * 7919) % 900}`);
