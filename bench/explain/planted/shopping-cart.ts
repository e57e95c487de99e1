// @size 1500 @bound n log n
export interface CartItem {
  productId: string;
  quantity: number;
  price: number;
}

export type CartEvent = { kind: 'add'; item: CartItem } | { kind: 'note'; text: string };

type Listener = (items: readonly CartItem[]) => void;

export class Cart {
  private items: readonly CartItem[] = [];
  private notes: string[] = [];
  private readonly listeners = new Set<Listener>();

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  dispatch(event: CartEvent): void {
    switch (event.kind) {
      case 'add':
        // HOT copied-accumulator
        this.items = [...this.items, event.item];
        break;
      case 'note':
        this.notes.push(event.text);
        break;
    }
    for (const listener of this.listeners) listener(this.items);
  }

  get total(): number {
    return this.items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  }

  get size(): number {
    return this.items.length;
  }
}

export function checkout(events: CartEvent[]): { total: number; updates: number } {
  const cart = new Cart();
  let updates = 0;
  const unsubscribe = cart.subscribe(() => {
    updates += 1;
  });
  for (const event of events) cart.dispatch(event);
  unsubscribe();
  return { total: cart.total, updates };
}

export const subject = checkout;
export const make = (n: number): CartEvent[] =>
  Array.from({ length: n }, (_, i) =>
    i % 25 === 24
      ? { kind: 'note', text: 'gift' }
      : { kind: 'add', item: { productId: `p${i}`, quantity: 1 + (i % 3), price: 499 } },
  );
