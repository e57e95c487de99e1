import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import {
  type CauseRule,
  callbackOf,
  functionName,
  isGivenAnew,
  isWithin,
  loopsAround,
  namedFunction,
  rootName,
} from './evidence.js';
import { isLocal } from './self-calls.js';

/** What is copied, without what stands in for it at first: `all[key]` of `all[key] ?? []`. */
const copiedOf = (node: Syntax): Syntax => (node.type === 'LogicalExpression' ? copiedOf(node.left as Syntax) : node);

/** True where a loop's passes add to what a node copies: it is assigned from itself, put back where it was got, or is the first parameter of `reduce`'s callback. */
function accumulates(tree: SyntaxTree, node: Syntax, copied: Syntax, loops: readonly Syntax[]): boolean {
  const name = tree.text(copied);
  const outer = tree.around(node);
  const assigned = outer.find(({ type }) => type === 'AssignmentExpression');
  const target = assigned?.left as Syntax | undefined;
  if (assigned && target && tree.text(target) === name && staysFor(tree, assigned, target, loops)) return true;
  if (putsBack(tree, outer, copied)) return true;
  const reduces = outer.some((each) => {
    const call = callbackOf(tree, each);
    const [first] = (each.params as Syntax[] | undefined) ?? [];
    return call !== undefined && /^reduce/.test(calledName(call)) && first !== undefined && tree.text(first) === name;
  });
  return reduces || handsBack(tree, node, name, loops);
}

/** What is assigned outlives a pass: the loop stands around it, or it is not the function's own. */
function staysFor(tree: SyntaxTree, assigned: Syntax, target: Syntax, loops: readonly Syntax[]): boolean {
  if (loops.some((loop) => isWithin(assigned, loop))) return true;
  const own = namedFunction(tree, assigned);
  const name = rootName(target);
  return !isGivenAnew(tree, target, loops) && !(own && name !== undefined && isLocal(tree, own, name));
}

/** `groups.set(key, [...groups.get(key), item])` */
function putsBack(tree: SyntaxTree, outer: readonly Syntax[], copied: Syntax): boolean {
  const list = copied.type === 'CallExpression' && calledName(copied) === 'get' ? receiver(copied) : undefined;
  const [key] = (copied.arguments as Syntax[] | undefined) ?? [];
  const set = outer.find((each) => each.type === 'CallExpression' && calledName(each) === 'set');
  const target = set && receiver(set);
  const [to] = (set?.arguments as Syntax[] | undefined) ?? [];
  if (!list || !key || !target || !to) return false;
  return tree.text(list) === tree.text(target) && tree.text(key) === tree.text(to);
}

/** The copy of a parameter, or of a part of one, that a function gives back to where it came from: `state = add(state, item)`, `actions.reduce(reducer, start)`. */
function handsBack(tree: SyntaxTree, node: Syntax, name: string, loops: readonly Syntax[]): boolean {
  const own = namedFunction(tree, node);
  const called = own && functionName(tree, own);
  const at = own
    ? (own.params as Syntax[]).findIndex(
        (param) => tree.text(param) === name || name.startsWith(`${tree.text(param)}.`),
      )
    : -1;
  const isGiven = tree
    .around(node)
    .some(({ type }) => type === 'ReturnStatement' || type === 'ArrowFunctionExpression');
  if (!own || !called || at < 0 || !isGiven) return false;
  return tree.nodes.some((each) => {
    if (each.type !== 'CallExpression' || isWithin(each, own)) return false;
    const given = each.arguments as Syntax[];
    const [first] = given;
    if (/^reduce/.test(calledName(each))) return at === 0 && first !== undefined && tree.text(first) === called;
    const outer = tree.parent(each);
    const back = given[at];
    return (
      calledName(each) === called &&
      outer?.type === 'AssignmentExpression' &&
      back !== undefined &&
      tree.text(outer.left as Syntax) === tree.text(back) &&
      loops.some((loop) => isWithin(each, loop))
    );
  });
}

/** What a node copies, in the words of the message; undefined where it copies nothing. */
function copyOf(node: Syntax): { copied: Syntax; by: string; isList: boolean } | undefined {
  if (node.type === 'ArrayExpression' || node.type === 'ObjectExpression') {
    const parts = (node.elements ?? node.properties) as (Syntax | null)[];
    const spread = parts.find((part) => part?.type === 'SpreadElement')?.argument as Syntax | undefined;
    return spread && { copied: copiedOf(spread), by: 'the spread', isList: node.type === 'ArrayExpression' };
  }
  if (node.type !== 'CallExpression') return undefined;
  if (calledName(node) === 'concat') {
    const list = receiver(node);
    return list && { copied: copiedOf(list), by: '`concat`', isList: true };
  }
  const [target, from] = node.arguments as Syntax[];
  return calledName(node) === 'assign' && target?.type === 'ObjectExpression' && from
    ? { copied: copiedOf(from), by: '`Object.assign`', isList: false }
    : undefined;
}

/** What has been gathered so far is copied to add one more to it. */
export const accumulator: CauseRule = {
  id: 'copied-accumulator',
  find({ tree, line }) {
    const here = tree.nodes.filter(({ loc }) => loc.start.line <= line && line <= loc.end.line);
    // The innermost: a list in a state grows, the state's own properties do not.
    for (const outer of here.reverse()) {
      const nodes = copyOf(outer) ? tree.inside(outer).reverse() : [];
      for (const node of nodes) {
        const loops = loopsAround(tree, node);
        const copy = loops.length > 0 ? copyOf(node) : undefined;
        if (!copy || !accumulates(tree, node, copy.copied, loops)) continue;
        const { copied, by, isList } = copy;
        return {
          node,
          sentence: `the accumulator is copied on every pass. ${by === 'the spread' ? `The spread of \`${tree.text(copied)}\` copies all that it holds to add ${isList ? 'an element' : 'a property'}.` : `${by} copies all that \`${tree.text(copied)}\` holds to add to it.`}`,
          fix: isList ? 'push onto one array.' : 'set the property on one object, or use a Map.',
        };
      }
    }
    return undefined;
  },
};
