import { calledName, type Syntax } from '../syntax.js';
import { type CauseRule, functionName, isWithin, namedFunction } from './evidence.js';

/** A function calls itself twice or more with less and keeps no result, so that it computes the same again and again. */
export const recursion: CauseRule = {
  id: 'recursion-without-memo',
  find({ tree, line }) {
    const hot = tree.nodes.findLast((node) => node.loc.start.line <= line && line <= node.loc.end.line);
    const own = hot && namedFunction(tree, hot);
    const name = own && functionName(tree, own);
    if (!own || !name) return undefined;
    const calls = tree.inside(own).filter((node) => node.type === 'CallExpression' && calledName(node) === name);
    // Calls with other parts of the data (the left and the right half) do not repeat themselves; those with a number that is a little less do.
    const smaller = calls.filter((call) =>
      (call.arguments as Syntax[]).some(
        (argument) => argument.type === 'BinaryExpression' && (argument.operator === '-' || argument.operator === '+'),
      ),
    );
    const node = smaller.at(-1);
    if (!node || smaller.length < 2) return undefined;
    if (/\b(?:memo|cache|seen|known|table)\w*\b/i.test(tree.text(own))) return undefined;
    if (calls.some((call) => calls.some((other) => call !== other && isExclusive([call, ...tree.around(call)], other))))
      return undefined;
    return {
      node,
      sentence: `recursion without a memo. \`${name}\` calls itself ${smaller.length === 2 ? 'twice' : 'several times'} and computes the same results again and again.`,
      fix: 'keep the results by their arguments within the call, or build them from the bottom up.',
    };
  },
};

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
