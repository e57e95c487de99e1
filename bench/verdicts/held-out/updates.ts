import { below, ids, list, users } from '../data.js';
import { linear, linearithmic, quadraticFrom } from '../growth.js';
import { kind, known } from '../known.js';

interface Todo {
  readonly id: number;
  readonly text: string;
  readonly done: boolean;
}

type Action = { type: 'toggled'; id: number } | { type: 'renamed'; id: number; text: string };

function todos(state: readonly Todo[], action: Action): readonly Todo[] {
  switch (action.type) {
    case 'toggled':
      return state.map((todo) => (todo.id === action.id ? { ...todo, done: !todo.done } : todo));
    case 'renamed':
      return state.map((todo) => (todo.id === action.id ? { ...todo, text: action.text } : todo));
  }
}

interface Branch {
  readonly key: number;
  readonly left?: Branch | undefined;
  readonly right?: Branch | undefined;
}

function withKey(branch: Branch | undefined, key: number): Branch {
  if (!branch) return { key };
  if (key === branch.key) return branch;
  return key < branch.key
    ? { ...branch, left: withKey(branch.left, key) }
    : { ...branch, right: withKey(branch.right, key) };
}

export const updatesHeld = kind('immutable update', [
  known({
    name: 'visitors by city, spread into a new object each',
    // Eight cities at most: a spread in reduce that costs the same at every step.
    input: users,
    truth: linear,
    subject: (visitors) =>
      visitors.reduce<Record<string, number>>(
        (counts, { city }) => ({ ...counts, [city]: (counts[city] ?? 0) + 1 }),
        {},
      ),
  }),
  known({
    name: 'reducer that maps all to-dos at every action',
    input: (n) => ({
      state: list(n, (id): Todo => ({ id, text: `to do ${id}`, done: false })),
      actions: list(n, (i): Action => {
        const id = below(n);
        return i % 3 === 0 ? { type: 'renamed', id, text: `renamed ${i}` } : { type: 'toggled', id };
      }),
    }),
    truth: quadraticFrom(100),
    subject: ({ state, actions }) => actions.reduce<readonly Todo[]>(todos, state),
  }),
  known({
    name: 'tree that copies the path to every new key',
    input: ids,
    truth: linearithmic,
    subject: (keys) => keys.reduce<Branch | undefined>(withKey, undefined),
  }),
]);
