import { calledName, receiver, type Syntax } from '../syntax.js';
import { type CauseRule, callsAt } from './evidence.js';

/** A value is written as JSON only to be read again. */
export const jsonCopy: CauseRule = {
  id: 'json-copy',
  find(evidence) {
    const { tree } = evidence;
    const isJson = (node: Syntax | undefined): boolean => {
      const object = node && receiver(node);
      return object !== undefined && tree.text(object) === 'JSON';
    };
    for (const node of callsAt(evidence, new Set(['parse', 'stringify']))) {
      const outer = calledName(node) === 'parse' ? node : tree.parent(node);
      const [given] = (outer?.arguments as Syntax[] | undefined) ?? [];
      if (outer?.type !== 'CallExpression' || calledName(outer) !== 'parse' || !isJson(outer)) continue;
      if (given?.type !== 'CallExpression' || calledName(given) !== 'stringify' || !isJson(given)) continue;
      return {
        node: outer,
        sentence: 'a JSON round trip. `JSON.parse(JSON.stringify(…))` writes and reads the whole value to copy it.',
        fix: 'copy only what is changed (a spread of that object), or do not copy.',
      };
    }
    return undefined;
  },
};
