import { calledName, type Syntax, type SyntaxTree } from '../syntax.js';
import {
  type CauseRule,
  callsAt,
  type Evidence,
  functionName,
  givenIn,
  isWithin,
  loopsAround,
  namedFunction,
  rootName,
} from './evidence.js';

/** The runtime's functions that give the same for the same and walk all that they are given. */
const whole = new Set(['keys', 'values', 'entries', 'fromEntries', 'stringify', 'parse', 'from', 'structuredClone']);

const changing = new Set('push pop shift unshift splice sort reverse fill set add delete clear append'.split(' '));

/** The name that an expression begins with: `shop` of `shop.products[0]`; undefined for others, such as calls. */
function root(node: Syntax): string | undefined {
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
  const roots = given.map(root);
  if (given.length === 0 || roots.includes(undefined)) return undefined;
  if (tree.parent(call)?.type === 'ExpressionStatement') return undefined;
  const own = namedFunction(tree, call);
  const [loop] = loopsAround(tree, call, 0).filter((each) => !own || isWithin(each, own));
  if (!loop) return undefined;
  const anew = givenIn(tree, loop);
  const isSame = roots.every((name) => name !== undefined && !anew.has(name) && !isChanged(tree, loop, name));
  return isSame ? loop : undefined;
}

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
    return (
      node && {
        node,
        sentence: `the same is computed on every pass. \`${calledName(node)}\` gets the same arguments each time.`,
        fix: 'call it once before the loop and keep the result.',
      }
    );
  },
};
