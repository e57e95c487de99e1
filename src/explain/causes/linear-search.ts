import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import { type CauseRule, callsAt, type Evidence, type Found, isGivenAnew, loopsAround } from './evidence.js';
import { isSameInRecursion, recursionAround } from './self-calls.js';

const searches = new Set([
  'includes',
  'indexOf',
  'lastIndexOf',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
  'filter',
  'every',
]);

/** A list is searched from its start on every pass of a loop. */
export const linearSearch: CauseRule = {
  id: 'linear-search',
  find(evidence) {
    const { tree } = evidence;
    for (const node of callsAt(evidence, searches)) {
      const name = calledName(node);
      const list = receiver(node);
      const [wanted] = node.arguments as { type: string; value?: unknown }[];
      // A text is searched for a literal; a list that is written out is short; one that a call has just made is another on every pass.
      if (!list || list.type === 'ArrayExpression' || list.type === 'Literal' || list.type === 'TemplateLiteral')
        continue;
      if (wanted?.type === 'Literal' && typeof wanted.value === 'string') continue;
      if (list.type === 'CallExpression' && !/^Object\.(?:values|keys|entries)\(/.test(tree.text(list))) continue;
      const loops = loopsAround(tree, node);
      const recursion = loops.length === 0 ? recursionAround(tree, node) : undefined;
      // A list that the pass itself makes, or its own element, is another one on every pass.
      if (isWrittenOut(tree, list) || isGivenAnew(tree, list, loops)) continue;
      if (loops.length === 0 && !(recursion && isSameInRecursion(tree, list, recursion))) continue;
      if (name === 'filter' || name === 'some' || name === 'every') {
        const [callback] = node.arguments as Syntax[];
        const own =
          callback &&
          tree.inside(callback).some(({ type }) => type === 'BinaryExpression' || type === 'CallExpression');
        if (!own) continue;
      }
      const onlyAsks = name === 'includes' || name === 'indexOf' || name === 'some';
      return {
        node,
        sentence: recursion
          ? `linear search inside a recursion. \`${name}\` walks the array in every call of \`${recursion.name}\`.`
          : `linear search inside a loop. \`${name}\` walks the array on every pass.`,
        fix: `build a ${onlyAsks ? 'Set (or a Map)' : 'Map by the key'} once before the ${recursion ? 'first call' : 'loop'} and ${onlyAsks ? 'ask it' : 'look up in it'}.`,
      };
    }
    return byHand(evidence);
  },
};

/** A loop that ends where an element equals what is sought: `for (const user of users) if (user.id === id) return user;`. */
function byHand({ tree, line }: Evidence): Found | undefined {
  const hot = tree.nodes.findLast(({ loc }) => loc.start.line === line);
  const node = [...(hot ? [hot, ...tree.around(hot)] : [])].find(({ type }) => type === 'ForOfStatement');
  if (!node) return undefined;
  const list = node.right as Syntax;
  const body = node.body as Syntax;
  const [only, ...more] = body.type === 'BlockStatement' ? (body.body as Syntax[]) : [body];
  const test = only?.type === 'IfStatement' && more.length === 0 ? (only.test as Syntax) : undefined;
  if (only === undefined || test?.type !== 'BinaryExpression' || !String(test.operator).startsWith('=='))
    return undefined;
  if (!tree.inside(only.consequent as Syntax).some(({ type }) => /^(?:Return|Break)/.test(type))) return undefined;
  const loops = loopsAround(tree, node);
  if (loops.length === 0 || isWrittenOut(tree, list) || isGivenAnew(tree, list, loops)) return undefined;
  return {
    node,
    sentence: `linear search inside a loop. This loop walks \`${tree.text(list)}\` up to the element that is sought, on every pass.`,
    fix: 'build a Map by the key once before the loop and look up in it.',
  };
}

/** A name of a list that the script writes out: it is as short as it looks. */
function isWrittenOut(tree: SyntaxTree, list: Syntax): boolean {
  if (list.type !== 'Identifier') return false;
  const declared = tree.nodes.find(
    ({ type, id }) => type === 'VariableDeclarator' && (id as Syntax).name === list.name,
  );
  const written = declared?.init as Syntax | null | undefined;
  return written?.type === 'ArrayExpression' && (written.elements as unknown[]).length > 0;
}
