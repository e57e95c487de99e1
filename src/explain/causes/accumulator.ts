import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import {
  type CauseRule,
  callbackOf,
  type Evidence,
  functionName,
  isWithin,
  loopsAround,
  namedFunction,
} from './evidence.js';

/** The names to which a loop's pass adds: those assigned from themselves, and the first parameter of `reduce`'s callback. */
function accumulates({ tree }: Evidence, node: Syntax, name: string, loops: readonly Syntax[]): boolean {
  const outer = tree.around(node);
  const assigned = outer.find(({ type }) => type === 'AssignmentExpression');
  if (assigned && tree.text(assigned.left as Syntax) === name && loops.some((loop) => isWithin(assigned, loop)))
    return true;
  const reduces = outer.some((each) => {
    const call = callbackOf(tree, each);
    const [first] = (each.params as Syntax[] | undefined) ?? [];
    return call !== undefined && /^reduce/.test(calledName(call)) && first !== undefined && tree.text(first) === name;
  });
  return reduces || handsBack(tree, node, name, loops);
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

/** What has been gathered so far is copied to add one more to it. */
export const accumulator: CauseRule = {
  id: 'copied-accumulator',
  find(evidence) {
    const { tree, line } = evidence;
    const here = (node: Syntax): boolean => node.loc.start.line <= line && line <= node.loc.end.line;
    for (const node of tree.nodes) {
      if (!here(node)) continue;
      const loops = loopsAround(tree, node);
      if (loops.length === 0) continue;
      if (node.type === 'ArrayExpression' || node.type === 'ObjectExpression') {
        const parts = (node.elements ?? node.properties) as (Syntax | null)[];
        const spread = parts.find((part) => part?.type === 'SpreadElement')?.argument as Syntax | undefined;
        if (!spread || !accumulates(evidence, node, tree.text(spread), loops)) continue;
        const isList = node.type === 'ArrayExpression';
        return {
          node,
          sentence: `the accumulator is copied on every pass. The spread of \`${tree.text(spread)}\` copies all that it holds to add ${isList ? 'an element' : 'a property'}.`,
          fix: isList ? 'push onto one array.' : 'set the property on one object, or use a Map.',
        };
      }
      if (node.type === 'CallExpression' && calledName(node) === 'concat') {
        const list = receiver(node);
        if (!list || !accumulates(evidence, node, tree.text(list), loops)) continue;
        return {
          node,
          sentence: `the accumulator is copied on every pass. \`concat\` copies all that \`${tree.text(list)}\` holds to add to it.`,
          fix: 'push onto one array.',
        };
      }
      if (node.type === 'CallExpression' && calledName(node) === 'assign') {
        const [target, from] = node.arguments as Syntax[];
        if (target?.type !== 'ObjectExpression' || !from || !accumulates(evidence, node, tree.text(from), loops))
          continue;
        return {
          node,
          sentence: `the accumulator is copied on every pass. \`Object.assign\` copies all that \`${tree.text(from)}\` holds to add to it.`,
          fix: 'set the property on one object, or use a Map.',
        };
      }
    }
    return undefined;
  },
};
