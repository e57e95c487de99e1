import { isWithin } from './causes/evidence.js';
import { usesOf, type Variable, variablesIn } from './scope-names.js';
import { calledName, isFunction, type Syntax, type SyntaxTree } from './syntax.js';

/** What a function that outlives the call holds without need. */
export interface HeldScope {
  /** The variable. */
  readonly name: string;
  /** All that it uses of it, such as `rows.length`; undefined where it does not use it: another function of the same scope does. */
  readonly used: string | undefined;
}

/** Built-ins that give a number, a truth value or a text. */
const plainCalls =
  /^(?:every|some|includes|has|indexOf|findIndex|test|startsWith|endsWith|join|charCodeAt|at|Number|Boolean|now|random|floor|round|min|max|isArray|parseInt|parseFloat|push|toFixed)$/;
/** Properties that are numbers. */
const sizes = /^(?:length|size|byteLength|id|count|index)$/;

/** True where an expression surely gives nothing large. */
function isPlain(node: Syntax | undefined): boolean {
  if (!node) return false;
  if (node.type === 'CallExpression') return plainCalls.test(calledName(node));
  if (node.type === 'MemberExpression') return !node.computed && sizes.test(String((node.property as Syntax).name));
  return /^(?:Literal|BinaryExpression|UnaryExpression|UpdateExpression)$/.test(node.type);
}

/** Functions that stand in what is kept, or that a name in it stands for. */
function functionsIn(tree: SyntaxTree, kept: Syntax, own: Syntax): Syntax[] {
  const found = tree.inside(kept).filter(isFunction);
  if (found.length > 0 || kept.type !== 'Identifier') return found;
  const declared = tree
    .inside(own)
    .find(
      (node) =>
        (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') &&
        (node.id as Syntax | null)?.name === kept.name,
    );
  const value = declared?.type === 'VariableDeclarator' ? (declared.init as Syntax | null) : declared;
  return value && isFunction(value) ? [value] : [];
}

/** The property that is read of each use, where it is one property all over: `rows.length`. */
function onlyProperty(tree: SyntaxTree, uses: readonly Syntax[]): string | undefined {
  const read = uses.map((use) => {
    const outer = tree.parent(use);
    if (outer?.type !== 'MemberExpression' || outer.object !== use || outer.computed) return undefined;
    const called = tree.parent(outer);
    return called?.type === 'CallExpression' && called.callee === outer ? undefined : tree.text(outer);
  });
  return new Set(read).size === 1 ? read[0] : undefined;
}

/** True for a variable that holds an object, as the function uses it. */
function isObject(tree: SyntaxTree, own: Syntax, { name, init }: Variable): boolean {
  if (init && (isPlain(init) || isFunction(init))) return false;
  if (init && /^(?:NewExpression|ArrayExpression)$/.test(init.type)) return true;
  return usesOf(tree, own, name).some((use) => {
    const outer = tree.parent(use);
    return (
      (outer?.type === 'MemberExpression' && outer.object === use) ||
      outer?.type === 'SpreadElement' ||
      (outer?.type === 'ForOfStatement' && outer.right === use)
    );
  });
}

/**
 * What a function kept beyond the call holds without need: a variable of its scope of which it uses one property only, or none of it while another function in the
 * same scope uses it (functions of one scope share what any of them uses). Undefined where it uses something else whole that may be what is large.
 * @param kept the expression that is kept: a function, an object with functions in it, or a name of one
 * @param own the function that is called
 * @example heldScope(tree, argument of `undo.push(() => rows.length)`, own) // { name: 'rows', used: 'rows.length' }
 */
export function heldScope(tree: SyntaxTree, kept: Syntax, own: Syntax): HeldScope | undefined {
  const closures = functionsIn(tree, kept, own);
  if (closures.length === 0) return undefined;
  const others = tree.inside(own).filter((node) => isFunction(node) && node !== own && !isPartOf(node, closures));
  let found: HeldScope | undefined;
  for (const variable of variablesIn(tree, own)) {
    const { name, init, scope } = variable;
    if (closures.some((closure) => scope === closure || !isWithin(closure, scope) || isWithin(scope, closure)))
      continue;
    const uses = closures.flatMap((closure) => usesOf(tree, closure, name));
    if (uses.length > 0) {
      const used = onlyProperty(tree, uses);
      if (used !== undefined && !(init && isPlain(init))) found ??= { name, used };
      else if (!isPlain(init) && !(init && isFunction(init))) return undefined;
    } else if (
      isObject(tree, own, variable) &&
      others.some((other) => isWithin(other, scope) && usesOf(tree, other, name).length > 0)
    ) {
      found ??= { name, used: undefined };
    }
  }
  return found;
}

const isPartOf = (node: Syntax, closures: readonly Syntax[]): boolean =>
  closures.some((closure) => isWithin(node, closure));
