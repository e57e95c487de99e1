import { variablesIn } from '../scope-names.js';
import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import { functionName, namedFunction, rootName } from './evidence.js';

/** A function that calls itself. */
export interface Recursion {
  readonly own: Syntax;
  readonly name: string;
  /** Its calls of itself. */
  readonly calls: readonly Syntax[];
}

/** The function around a node, where it calls itself: what it does is done again and again. */
export function recursionAround(tree: SyntaxTree, node: Syntax): Recursion | undefined {
  const own = namedFunction(tree, node);
  const name = own && functionName(tree, own);
  if (!own || !name) return undefined;
  const calls = tree.inside(own).filter((each) => {
    if (each.type !== 'CallExpression' || calledName(each) !== name) return false;
    // A method of the same name of something else is another function.
    const on = receiver(each);
    return on === undefined || on.type === 'ThisExpression';
  });
  return calls.length > 0 ? { own, name, calls } : undefined;
}

/** True for a name that a function declares itself, other than as a parameter. */
export const isLocal = (tree: SyntaxTree, own: Syntax, name: string): boolean =>
  variablesIn(tree, own).some((each) => each.name === name && each.scope !== own) ||
  tree.inside(own.body as Syntax).some(({ type, id }) => type === 'VariableDeclarator' && (id as Syntax).name === name);

/** True where an expression is the same in all calls of a recursion: of something outside it, or of a parameter that is handed on as it is. */
export function isSameInRecursion(tree: SyntaxTree, node: Syntax, { own, calls }: Recursion): boolean {
  let inner = node;
  while (inner.type === 'MemberExpression') inner = inner.object as Syntax;
  if (inner.type === 'ThisExpression') return node !== inner;
  const name = rootName(node);
  if (name === undefined) return false;
  const at = (own.params as Syntax[]).findIndex(
    (param) => tree.text(param.type === 'AssignmentPattern' ? (param.left as Syntax) : param) === name,
  );
  if (at < 0) return !isLocal(tree, own, name);
  return calls.every((call) => {
    const given = (call.arguments as Syntax[])[at];
    return given !== undefined && tree.text(given) === name;
  });
}
