// @size 1200 @bound n log n
export interface StockState {
  available: Record<string, number>;
  reserved: Record<string, number>;
  rejected: string[];
}

export type StockAction =
  | { type: 'received'; sku: string; quantity: number }
  | { type: 'reserved'; orderId: string; sku: string; quantity: number };

const initialState: StockState = { available: {}, reserved: {}, rejected: [] };

function reserve(state: StockState, action: Extract<StockAction, { type: 'reserved' }>): StockState {
  const free = (state.available[action.sku] ?? 0) - (state.reserved[action.sku] ?? 0);
  if (free < action.quantity) return { ...state, rejected: state.rejected.concat(action.orderId) };
  return state;
}

export function stockReducer(state: StockState, action: StockAction): StockState {
  switch (action.type) {
    case 'received':
      return {
        ...state,
        // HOT copied-accumulator
        available: { ...state.available, [action.sku]: (state.available[action.sku] ?? 0) + action.quantity },
      };
    case 'reserved':
      return reserve(state, action);
    default:
      return state;
  }
}

export function replay(actions: StockAction[]): StockState {
  return actions.reduce(stockReducer, initialState);
}

export function shortages(actions: StockAction[], minimum: number): string[] {
  const { available } = replay(actions);
  return Object.entries(available)
    .filter(([, quantity]) => quantity < minimum)
    .map(([sku]) => sku);
}

export const subject = (actions: StockAction[]): string[] => shortages(actions, 3);
export const make = (n: number): StockAction[] =>
  Array.from({ length: n }, (_, i) =>
    i % 10 === 9
      ? { type: 'reserved', orderId: `o${i}`, sku: `sku-${i - 1}`, quantity: 1 }
      : { type: 'received', sku: `sku-${i}`, quantity: 1 + (i % 5) },
  );
