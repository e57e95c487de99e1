// @size 20000
class Heap {
  readonly #items: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(value: number): void {
    const items = this.#items;
    items.push(value);
    let i = items.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((items[parent] as number) <= (items[i] as number)) break;
      [items[parent], items[i]] = [items[i] as number, items[parent] as number];
      i = parent;
    }
  }

  pop(): number {
    const items = this.#items;
    const top = items[0] as number;
    const last = items.pop() as number;
    if (items.length > 0) {
      items[0] = last;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        const right = left + 1;
        let least = i;
        if (left < items.length && (items[left] as number) < (items[least] as number)) least = left;
        if (right < items.length && (items[right] as number) < (items[least] as number)) least = right;
        if (least === i) break;
        [items[least], items[i]] = [items[i] as number, items[least] as number];
        i = least;
      }
    }
    return top;
  }
}

export function largest(values: number[], count: number): number[] {
  const heap = new Heap();
  for (const value of values) {
    heap.push(value);
    if (heap.size > count) heap.pop();
  }
  return Array.from({ length: heap.size }, () => heap.pop());
}

export const subject = (values: number[]) => largest(values, 100);
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7919) % 100003);
