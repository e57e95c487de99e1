import { calledName, callLine, isFunction, isLoop, type Syntax, type SyntaxTree } from '../syntax.js';

/** What is known of the line that takes the time or grows. */
export interface Evidence {
  readonly tree: SyntaxTree;
  /** The line in the tree's source, from 1. */
  readonly line: number;
}

/** What a rule found: a place in the tree, and what to say of it. */
export interface Found {
  readonly node: Syntax;
  readonly sentence: string;
  readonly fix: string;
}

/** One cause of the catalogue: its rule gives what it found, or nothing. */
export interface CauseRule {
  readonly id: string;
  find(evidence: Evidence): Found | undefined;
}

const iterating = new Set([
  'map',
  'forEach',
  'filter',
  'flatMap',
  'reduce',
  'reduceRight',
  'some',
  'every',
  'find',
  'findIndex',
  'from',
  'sort',
  'toSorted',
]);

/** Methods that change what they are called on. */
export const changing = new Set(
  'push pop shift unshift splice sort reverse fill set add delete clear append'.split(' '),
);

/** The call whose callback a function is, such as `map`'s. */
export function callbackOf(tree: SyntaxTree, node: Syntax): Syntax | undefined {
  const outer = tree.parent(node);
  return isFunction(node) && outer?.type === 'CallExpression' && (outer.arguments as Syntax[]).includes(node)
    ? outer
    : undefined;
}

/** The name that a function is called by; '' where it has none. */
export function functionName(tree: SyntaxTree, node: Syntax): string {
  const id = node.id as Syntax | null | undefined;
  if (id) return String(id.name);
  const outer = tree.parent(node);
  if (outer?.type === 'VariableDeclarator') return String((outer.id as Syntax).name ?? '');
  if (outer?.type === 'MethodDefinition' || outer?.type === 'Property' || outer?.type === 'PropertyDefinition')
    return String((outer.key as Syntax).name ?? '');
  return '';
}

/**
 * The loops in which a node is executed, nearest first: statements that repeat it, calls that run it as their callback, and those around the calls of its function
 * in the same script.
 */
export function loopsAround(tree: SyntaxTree, node: Syntax, depth = 3): Syntax[] {
  const found: Syntax[] = [];
  let inner = node;
  for (const outer of tree.around(node)) {
    // What a loop walks, and where it begins, is evaluated once.
    if (isLoop(outer) && inner !== outer.right && inner !== outer.init) found.push(outer);
    if (isFunction(outer)) {
      const call = callbackOf(tree, outer);
      if (call) {
        if (iterating.has(calledName(call))) found.push(call);
      } else {
        const name = functionName(tree, outer);
        if (found.length === 0 && name && depth > 0) {
          for (const each of tree.nodes) {
            if (each.type !== 'CallExpression' || calledName(each) !== name || isWithin(each, outer)) continue;
            found.push(...loopsAround(tree, each, depth - 1));
            if (found.length > 0) break;
          }
          // A function handed over by its name: `users.map(format)`.
          for (const each of tree.nodes) {
            if (found.length > 0) break;
            if (each.type === 'Identifier' && each.name === name && isArgument(tree, each)) {
              const call = tree.parent(each) as Syntax;
              if (iterating.has(calledName(call))) found.push(call);
            }
          }
        }
        break;
      }
    }
    inner = outer;
  }
  return found;
}

const isArgument = (tree: SyntaxTree, node: Syntax): boolean => {
  const outer = tree.parent(node);
  return outer?.type === 'CallExpression' && (outer.arguments as Syntax[]).includes(node);
};

/** True for a node inside another. */
export const isWithin = (node: Syntax, outer: Syntax): boolean => node.start >= outer.start && node.end <= outer.end;

/** The calls (and `new`) of some names that the line makes, or whose callback it is in. */
export function callsAt({ tree, line }: Evidence, names: ReadonlySet<string>): Syntax[] {
  return tree.nodes.filter(
    (node) =>
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      names.has(calledName(node)) &&
      (callLine(node) === line || runsCallbackAt(node, line)),
  );
}

/** A hot line inside a short callback is the call's that walks. */
const runsCallbackAt = (node: Syntax, line: number): boolean =>
  (node.arguments as Syntax[]).some(
    (argument) =>
      isFunction(argument) &&
      argument.loc.start.line <= line &&
      line <= argument.loc.end.line &&
      argument.loc.end.line - argument.loc.start.line <= 3,
  );

/** The function a node stands in, callbacks skipped; undefined at the top level. */
export const namedFunction = (tree: SyntaxTree, node: Syntax): Syntax | undefined =>
  [node, ...tree.around(node)].find((each) => isFunction(each) && !callbackOf(tree, each));

/** The names that a loop's passes give anew: its own variables, those declared in it, and parameters of callbacks in it. */
export function givenIn(tree: SyntaxTree, loop: Syntax): Set<string> {
  const names = new Set<string>();
  for (const node of tree.inside(loop)) {
    const patterns =
      node.type === 'VariableDeclarator' ? [node.id as Syntax] : ((node.params as Syntax[] | undefined) ?? []);
    for (const pattern of patterns)
      for (const each of tree.inside(pattern)) if (each.type === 'Identifier') names.add(String(each.name));
  }
  return names;
}

/** The name that an expression begins with: `shop` of `shop.products[0]`; undefined for others, such as calls and `this`. */
export function rootName(node: Syntax): string | undefined {
  let inner = node;
  while (inner.type === 'MemberExpression') inner = inner.object as Syntax;
  return inner.type === 'Identifier' ? String(inner.name) : undefined;
}

/** True where what an expression begins with is another on every pass: the pass's own element, or made in it; through the calls of its function too. */
export function isGivenAnew(tree: SyntaxTree, node: Syntax, loops: readonly Syntax[]): boolean {
  const name = rootName(node);
  const own = namedFunction(tree, node);
  if (name === undefined) return false;
  const inner = loops.filter((loop) => isWithin(node, loop));
  if (inner.some((loop) => givenIn(tree, loop).has(name))) return true;
  const at = own ? (own.params as Syntax[]).findIndex((param) => tree.text(param) === name) : -1;
  const called = own && at >= 0 ? functionName(tree, own) : '';
  if (!called || inner.length > 0) return false;
  const given = tree.nodes
    .filter((each) => each.type === 'CallExpression' && calledName(each) === called && own && !isWithin(each, own))
    .map((call) => (call.arguments as Syntax[])[at]);
  return given.length > 0 && given.every((each) => each !== undefined && isGivenAnew(tree, each, loops));
}
