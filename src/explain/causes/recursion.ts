import { calledName, isLoop, type Syntax, type SyntaxTree } from '../syntax.js';
import { type CauseRule, changing, functionName, isWithin, namedFunction, rootName } from './evidence.js';
import { isLocal, type Recursion, recursionAround } from './self-calls.js';

/** A function calls itself twice or more with less and keeps no result, so that it computes the same again and again. */
export const recursion: CauseRule = {
  id: 'recursion-without-memo',
  find({ tree, line }) {
    const hot = tree.nodes.findLast((node) => node.loc.start.line <= line && line <= node.loc.end.line);
    for (const each of hot ? recursionsOver(tree, hot) : []) {
      const { own, name, calls } = each;
      // Calls with other parts of the data (the left and the right half) do not repeat themselves; those with a number that is a little less do.
      const smaller = calls.filter((call) =>
        (call.arguments as Syntax[]).some(
          (argument) =>
            argument.type === 'BinaryExpression' && (argument.operator === '-' || argument.operator === '+'),
        ),
      );
      const node = smaller.length > 1 ? smaller.at(-1) : calls.find((call) => isTried(tree, call, each));
      if (!node || /\b(?:memo|cache|seen|visited|known|table)\w*\b/i.test(tree.text(own))) continue;
      const exclusive = calls.some((call) =>
        calls.some((other) => call !== other && isExclusive([call, ...tree.around(call)], other)),
      );
      if (exclusive) continue;
      const often = smaller.length > 1 ? (smaller.length === 2 ? 'twice' : 'several times') : 'in a loop';
      return {
        node,
        sentence: `recursion without a memo. \`${name}\` calls itself ${often} and computes the same results again and again.`,
        fix: 'keep the results by their arguments within the call, or build them from the bottom up.',
      };
    }
    return undefined;
  },
};

/** The recursion that a node is in, and those that call the function that it is in. */
function recursionsOver(tree: SyntaxTree, node: Syntax): Recursion[] {
  const around = recursionAround(tree, node);
  if (around) return [around];
  const own = namedFunction(tree, node);
  const name = own && functionName(tree, own);
  if (!name) return [];
  const callers = tree.nodes.filter((each) => each.type === 'CallExpression' && calledName(each) === name);
  return callers.flatMap((call) => recursionAround(tree, call) ?? []);
}

/** A call in a loop over numbers that is told apart by numbers only, in a function that changes nothing: the same numbers come up again. */
function isTried(tree: SyntaxTree, call: Syntax, { own }: Recursion): boolean {
  const loop = tree.around(call).find((each) => isLoop(each) && isWithin(each, own));
  if (loop?.type !== 'ForStatement' || tree.parent(call)?.type === 'ExpressionStatement') return false;
  const [declared] = ((loop.init as Syntax | null)?.declarations as Syntax[] | undefined) ?? [];
  const counter = declared && tree.text(declared.id as Syntax);
  const params = (own.params as Syntax[]).map((param) => tree.text(param));
  const given = call.arguments as Syntax[];
  const isCounted = (node: Syntax): boolean =>
    tree.text(node) === counter ||
    (node.type === 'BinaryExpression' && (node.operator === '-' || node.operator === '+')) ||
    node.type === 'Literal';
  return (
    given.some(isCounted) &&
    given.every((node, at) => isCounted(node) || tree.text(node) === params[at]) &&
    !changesMore(tree, own)
  );
}

/** True for a function that changes what is not its own: a board, a path. */
const changesMore = (tree: SyntaxTree, own: Syntax): boolean =>
  tree.inside(own).some((node) => {
    const isCall = node.type === 'CallExpression' && changing.has(calledName(node));
    const target = (
      node.type === 'AssignmentExpression'
        ? node.left
        : node.type === 'UpdateExpression'
          ? node.argument
          : isCall
            ? node.callee
            : undefined
    ) as Syntax | undefined;
    const name = target && rootName(target);
    return target !== undefined && (name === undefined || !isLocal(tree, own, name));
  });

/** Two calls in the two branches of one `if` are never both made: a binary search. */
const isExclusive = (around: readonly Syntax[], other: Syntax): boolean =>
  around.some(
    ({ type, consequent, alternate }) =>
      (type === 'IfStatement' || type === 'ConditionalExpression') &&
      alternate !== null &&
      alternate !== undefined &&
      around.includes(consequent as Syntax) &&
      isWithin(other, alternate as Syntax),
  );
