import { calledName, receiver, type Syntax, type SyntaxTree } from '../syntax.js';
import { type CauseRule, loopsAround } from './evidence.js';

/** What a loop walks, as it is written: `orders` of `for (const order of orders)`, of `i < orders.length`, of `orders.forEach(…)`. */
function walked(tree: SyntaxTree, loop: Syntax): string | undefined {
  if (loop.type === 'ForOfStatement') {
    const over = tree.text(loop.right as Syntax);
    return /^([\w.#$]+?)(?:\.(?:entries|values|keys)\(\))?$/.exec(over)?.[1];
  }
  if (loop.type === 'ForStatement' && loop.test)
    return /<=?\s*([\w.#$]+)\.length\b/.exec(tree.text(loop.test as Syntax))?.[1];
  const list =
    loop.type === 'CallExpression' && /^(?:forEach|map|filter|flatMap)$/.test(calledName(loop))
      ? receiver(loop)
      : undefined;
  return list && tree.text(list);
}

/** Every element is compared with every other. */
export const nestedLoops: CauseRule = {
  id: 'nested-loops',
  find({ tree, line }) {
    const hot = tree.nodes.findLast(({ loc }) => loc.start.line === line);
    if (!hot) return undefined;
    const loops = [hot, ...loopsAround(tree, hot)].filter((node) => walked(tree, node) !== undefined);
    const [inner] = loops;
    const list = inner && walked(tree, inner);
    if (!inner || !list || !loops.some((outer) => outer !== inner && walked(tree, outer) === list)) return undefined;
    return {
      node: inner,
      sentence: `nested loops over the same data. For every element of \`${list}\` all of \`${list}\` is walked.`,
      fix: 'group or index the data in a Map first, or sort it and walk it once.',
    };
  },
};
