import { rootName } from './causes/evidence.js';
import { type HeldScope, heldScope } from './held-scope.js';
import { variablesIn } from './scope-names.js';
import { calledName, receiver, type Syntax, type SyntaxTree } from './syntax.js';

/** A way to keep objects beyond a call. */
export type Keeper = 'timer' | 'listener' | 'closure' | 'cache' | 'list' | 'promise';

/** What in a function keeps objects beyond the call. */
export interface Keeping {
  readonly keeper: Keeper;
  readonly node: Syntax;
  readonly held?: HeldScope;
}

const listening = /^(?:on|once|addListener|prependListener|addEventListener|subscribe)$/;
const adding = /^(?:push|unshift|add|append|enqueue)$/;
const making = /^(?:map|filter|flatMap|slice|concat|split|from|fill)$/;

/** True for a name of the function's own that is given something new: what is put there goes with it. */
function isOwn(tree: SyntaxTree, own: Syntax, node: Syntax | undefined): boolean {
  const name = node && rootName(node);
  if (name === undefined) return false;
  return variablesIn(tree, own).some(
    ({ name: each, init }) =>
      each === name &&
      init !== undefined &&
      (/^(?:ArrayExpression|ObjectExpression|NewExpression)$/.test(init.type) ||
        (init.type === 'CallExpression' && making.test(calledName(init)))),
  );
}

/** How one node keeps something: its kind, and what it keeps. */
function keeping(tree: SyntaxTree, own: Syntax, node: Syntax): { keeper: Keeper; kept: readonly Syntax[] } | undefined {
  if (node.type === 'NewExpression')
    return calledName(node) === 'Promise' ? { keeper: 'promise', kept: [] } : undefined;
  if (node.type === 'AssignmentExpression') {
    const left = node.left as Syntax;
    if (left.type !== 'MemberExpression' || !left.computed || isOwn(tree, own, left)) return undefined;
    return { keeper: 'cache', kept: [node.right as Syntax] };
  }
  if (node.type !== 'CallExpression') return undefined;
  const name = calledName(node);
  const kept = node.arguments as Syntax[];
  if (name === 'setInterval' || name === 'setTimeout')
    return tree.parent(node)?.type === 'AwaitExpression' ? undefined : { keeper: 'timer', kept };
  const on = receiver(node);
  if (!on || isOwn(tree, own, on)) return undefined;
  if (listening.test(name)) return { keeper: 'listener', kept };
  if (name === 'set') return { keeper: 'cache', kept };
  return adding.test(name) ? { keeper: 'list', kept } : undefined;
}

const order: readonly Keeper[] = ['timer', 'listener', 'cache', 'list', 'promise'];

/** The place where a function hands a new one, which holds the one before, to a variable that was there before the call. */
function replaced(tree: SyntaxTree, own: Syntax): Keeping | undefined {
  const variables = variablesIn(tree, own);
  for (const node of tree.inside(own)) {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') continue;
    const target = tree.text(node.left as Syntax);
    const before = variables.find(({ init }) => init && tree.text(init) === target);
    const held = before && heldScope(tree, node.right as Syntax, own);
    if (held && held.name === before.name) return { keeper: 'closure', node, held };
  }
  return undefined;
}

/**
 * What in a function puts something where it stays, the most telling first; undefined when nothing looks like it. What is put into something that the function has
 * just made is not kept.
 * @param isLarge so much stays that it is more than a function and what it surely needs
 */
export function keepingIn(tree: SyntaxTree, own: Syntax, isLarge: boolean): Keeping | undefined {
  const all = tree.inside(own).flatMap((node) => {
    const found = keeping(tree, own, node);
    return found ? [{ node, ...found }] : [];
  });
  for (const keeper of order) {
    const [first] = all.filter((each) => each.keeper === keeper);
    if (!first) continue;
    const { node, kept } = first;
    const held =
      isLarge && (keeper === 'cache' || keeper === 'list')
        ? kept.map((each) => heldScope(tree, each, own)).find((each) => each !== undefined)
        : undefined;
    return held ? { keeper: 'closure', node, held } : { keeper, node };
  }
  return isLarge ? replaced(tree, own) : undefined;
}
