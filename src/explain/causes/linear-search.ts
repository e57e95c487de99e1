import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import { type CauseRule, callsAt, type isWithin, loopsAround } from './evidence.js';

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
      if (isWrittenOut(tree, list) || loopsAround(tree, node).length === 0) continue;
      // A list that the pass itself makes, or its own element, is another one on every pass.
      if (name === 'filter' || name === 'some' || name === 'every') {
        const [callback] = node.arguments as Parameters<typeof isWithin>[0][];
        const own =
          callback &&
          tree.inside(callback).some(({ type }) => type === 'BinaryExpression' || type === 'CallExpression');
        if (!own) continue;
      }
      return {
        node,
        sentence: `linear search inside a loop. \`${name}\` walks the array on every pass.`,
        fix:
          name === 'includes' || name === 'indexOf' || name === 'some'
            ? 'build a Set (or a Map) once before the loop and ask it.'
            : 'build a Map by the key once before the loop and look up in it.',
      };
    }
    return undefined;
  },
};

/** A name of a list that the script writes out: it is as short as it looks. */
function isWrittenOut(tree: SyntaxTree, list: Syntax): boolean {
  if (list.type !== 'Identifier') return false;
  const declared = tree.nodes.find(
    ({ type, id }) => type === 'VariableDeclarator' && (id as Syntax).name === list.name,
  );
  const written = declared?.init as Syntax | null | undefined;
  return written?.type === 'ArrayExpression' && (written.elements as unknown[]).length > 0;
}
