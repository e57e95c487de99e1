// @size 1500
export interface Todo {
  id: number;
  text: string;
}

type Action = { type: 'add'; todo: Todo } | { type: 'clear' };

interface State {
  todos: Todo[];
  version: number;
}

function reducer(state: State, action: Action): State {
  switch (action.type) {
    case 'add':
      // HOT copied-accumulator
      return { ...state, todos: [...state.todos, action.todo], version: state.version + 1 };
    default:
      return { todos: [], version: state.version + 1 };
  }
}

export function replay(actions: Action[]): State {
  return actions.reduce(reducer, { todos: [], version: 0 });
}

export const subject = replay;
export const make = (n: number): Action[] =>
  Array.from({ length: n }, (_, id) => ({ type: 'add', todo: { id, text: `todo ${id}` } }));
