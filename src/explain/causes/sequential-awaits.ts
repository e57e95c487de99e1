import { calledName, isFunction, type Syntax, type SyntaxTree } from '../syntax.js';
import { type Found, isWithin } from './evidence.js';

/** Names of what is to be waited for in turn: tries, locks, transactions, pauses. */
const inTurn = /retry|attempt|sleep|delay|pause|backoff|lock|transaction|throttle|rateLimit|wait/i;

/** The function whose own body a node stands in. */
const functionOf = (tree: SyntaxTree, node: Syntax): Syntax | undefined => tree.around(node).find(isFunction);

/** Names that the loop's passes change and that were there before it. */
function carried(tree: SyntaxTree, loop: Syntax): Set<string> {
  const names = new Set<string>();
  for (const node of tree.inside(loop)) {
    const target = node.type === 'AssignmentExpression' ? (node.left as Syntax) : undefined;
    if (target?.type === 'Identifier') names.add(String(target.name));
  }
  return names;
}

/**
 * In a subject that waits for most of its time: a loop that waits for one call of the list after the other, none of which needs what an earlier one gave. Undefined where a pass
 * may end the loop, tries again, or hands something on to the next.
 */
export function sequentialAwaits(tree: SyntaxTree, own: Syntax): Found | undefined {
  for (const node of tree.inside(own)) {
    if (node.type !== 'AwaitExpression' || functionOf(tree, node) !== own) continue;
    const call = node.argument as Syntax;
    if (call.type !== 'CallExpression' || inTurn.test(calledName(call))) continue;
    const loop = tree.around(node).find(({ type }) => type === 'ForOfStatement' || type === 'ForStatement');
    if (!loop || loop.await || !isWithin(loop, own) || !isWithin(node, loop.body as Syntax)) continue;
    const inside = tree.inside(loop);
    if (inside.some(({ type }) => /^(?:Break|Return|Try|Throw)Statement$/.test(type))) continue;
    const changed = carried(tree, loop);
    const used = tree.inside(call).filter(({ type }) => type === 'Identifier');
    if (used.some(({ name }) => changed.has(String(name)))) continue;
    // A condition on what was changed before is a hand-over too.
    const other = inside.filter(({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
    if (other.some(({ type }) => type === 'YieldExpression')) continue;
    return {
      node: call,
      sentence: `awaits one after the other. \`${calledName(call)}\` of one pass begins only when that of the pass before has ended.`,
      fix: 'start them together and await them with Promise.all (at most some tens at a time), or ask for all at once.',
    };
  }
  return undefined;
}
