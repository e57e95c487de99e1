import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import {
  type CauseRule,
  callsAt,
  changing,
  type Evidence,
  functionName,
  givenIn,
  isGivenAnew,
  isWithin,
  loopsAround,
  namedFunction,
  rootName,
} from './evidence.js';
import { isLocal } from './self-calls.js';

/** The runtime's functions that give the same for the same and walk all that they are given. */
const whole = new Set(['keys', 'values', 'entries', 'fromEntries', 'stringify', 'parse', 'from', 'structuredClone']);

/** The name that an expression begins with: `shop` of `shop.products`; undefined for others, such as calls and `products[i]`, which may be another each time. */
function fixedRoot(node: Syntax): string | undefined {
  let inner = node;
  while (inner.type === 'MemberExpression' && !inner.computed) inner = inner.object as Syntax;
  return inner.type === 'Identifier' ? String(inner.name) : undefined;
}

/** True where something in the loop changes what the name holds. */
const isChanged = (tree: SyntaxTree, loop: Syntax, name: string): boolean =>
  tree.inside(loop).some((node) => {
    if (node.type === 'AssignmentExpression') return rootName(node.left as Syntax) === name;
    if (node.type === 'UpdateExpression') return rootName(node.argument as Syntax) === name;
    const callee = node.type === 'CallExpression' ? (node.callee as Syntax) : undefined;
    return callee?.type === 'MemberExpression' && changing.has(calledName(node)) && rootName(callee) === name;
  });

/** The nearest loop in the call's own function on whose every pass it gets the same. */
function repeatedIn({ tree }: Evidence, call: Syntax): Syntax | undefined {
  const given = call.arguments as Syntax[];
  const roots = given.map(fixedRoot);
  if (given.length === 0 || roots.includes(undefined)) return undefined;
  if (tree.parent(call)?.type === 'ExpressionStatement') return undefined;
  const own = namedFunction(tree, call);
  const [loop] = loopsAround(tree, call, 0).filter((each) => !own || isWithin(each, own));
  if (!loop) return undefined;
  const anew = givenIn(tree, loop);
  const isSame = roots.every((name) => name !== undefined && !anew.has(name) && !isChanged(tree, loop, name));
  return isSame ? loop : undefined;
}

/** Calls that a method or a function without arguments makes are followed so far. */
const depth = 3;

/** True for a call without arguments of a method of `this`, on every pass of a loop that does not change the object: `this.index()` in a method that a loop calls. */
function repeatsItself(tree: SyntaxTree, call: Syntax, left = depth): boolean {
  const on = receiver(call);
  const own = namedFunction(tree, call);
  if (on?.type !== 'ThisExpression' || !own || left === 0) return false;
  const loops = loopsAround(tree, call, 0).filter((each) => isWithin(each, own));
  if (loops.length > 0) return true;
  const name = functionName(tree, own);
  const callers = tree.nodes.filter(
    (each) => each.type === 'CallExpression' && name !== '' && calledName(each) === name && !isWithin(each, own),
  );
  return callers.some((caller) => {
    const object = receiver(caller);
    if (object?.type === 'ThisExpression') return repeatsItself(tree, caller, left - 1);
    const around = loopsAround(tree, caller);
    return object !== undefined && around.length > 0 && !isGivenAnew(tree, object, around);
  });
}

/** True for a function that only reads, and of its object only what nothing but a constructor sets: all that it changes, and all that it calls to change something, it has made itself. */
function onlyReads(tree: SyntaxTree, own: Syntax): boolean {
  const fields = new Set(
    tree
      .inside(own)
      .filter((node) => node.type === 'MemberExpression' && (node.object as Syntax).type === 'ThisExpression')
      .map((node) => tree.text(node)),
  );
  if (tree.nodes.some((node) => fields.has(changedBy(tree, node)) && !isInConstructor(tree, node))) return false;
  return tree.inside(own.body as Syntax).every((node) => {
    if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') return false;
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression')
      return isMadeIn(tree, own, (node.left ?? node.argument) as Syntax);
    const on = node.type === 'CallExpression' ? receiver(node) : undefined;
    if (!on) return true;
    return on.type !== 'ThisExpression' && (!mayChange.test(calledName(node)) || isMadeIn(tree, own, on));
  });
}

/** The field of `this` that a node sets or changes; '' for others. */
function changedBy(tree: SyntaxTree, node: Syntax): string {
  const changes =
    node.type === 'AssignmentExpression' ||
    node.type === 'UpdateExpression' ||
    (node.type === 'CallExpression' && changing.has(calledName(node)) && receiver(node) !== undefined);
  let inner = changes ? ((node.left ?? node.argument ?? receiver(node)) as Syntax) : undefined;
  while (inner?.type === 'MemberExpression' && (inner.object as Syntax).type !== 'ThisExpression')
    inner = inner.object as Syntax;
  return inner ? tree.text(inner) : '';
}

const isInConstructor = (tree: SyntaxTree, node: Syntax): boolean =>
  tree.around(node).some(({ type, kind }) => type === 'MethodDefinition' && kind === 'constructor');

const mayChange =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|set|add|delete|clear|append|next|read|take|consume|emit|write|random|now)/;

const isMadeIn = (tree: SyntaxTree, own: Syntax, node: Syntax): boolean => {
  const name = rootName(node);
  return name !== undefined && isLocal(tree, own, name);
};

/** The same is computed of the same on every pass of a loop. */
export const missingMemo: CauseRule = {
  id: 'missing-memo',
  find(evidence) {
    const { tree, line } = evidence;
    const hot = tree.nodes.findLast(({ loc }) => loc.start.line <= line && line <= loc.end.line);
    const around = hot && namedFunction(tree, hot);
    const name = around && functionName(tree, around);
    const calls = [
      ...callsAt(evidence, whole),
      ...(name ? tree.nodes.filter((node) => node.type === 'CallExpression' && calledName(node) === name) : []),
    ].filter((call) => !around || !name || calledName(call) !== name || !isWithin(call, around));
    const node = calls.find((call) => repeatedIn(evidence, call) !== undefined);
    if (node)
      return {
        node,
        sentence: `the same is computed on every pass. \`${calledName(node)}\` gets the same arguments each time.`,
        fix: 'call it once before the loop and keep the result.',
      };
    const bare = calls.find(
      (call) =>
        around &&
        (call.arguments as Syntax[]).length === 0 &&
        tree.parent(call)?.type !== 'ExpressionStatement' &&
        repeatsItself(tree, call) &&
        onlyReads(tree, around),
    );
    return (
      bare && {
        node: bare,
        sentence: `the same is computed on every pass. \`${calledName(bare)}\` reads what does not change meanwhile.`,
        fix: 'call it once before the loop and keep the result, or keep it where what it reads is set.',
      }
    );
  },
};
