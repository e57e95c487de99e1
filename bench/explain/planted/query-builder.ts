// @size 1200
export interface Filter {
  field: string;
  value: number;
}

interface State {
  clauses: string[];
  parameters: number[];
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function add(state: State, filter: Filter): State {
  return {
    // HOT copied-accumulator
    clauses: state.clauses.concat(`${quote(filter.field)} = ?`),
    parameters: state.parameters,
  };
}

export function build(filters: Filter[]): string {
  let state: State = { clauses: [], parameters: [] };
  for (const filter of filters) {
    state = add(state, filter);
    state.parameters.push(filter.value);
  }
  return state.clauses.join(' and ');
}

export const subject = build;
export const make = (n: number): Filter[] => Array.from({ length: n }, (_, i) => ({ field: `f${i}`, value: i }));
