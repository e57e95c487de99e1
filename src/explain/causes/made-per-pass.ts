import { calledName, receiver, type Syntax } from '../syntax.js';
import { type CauseRule, loopsAround } from './evidence.js';

/** A costly object that could be shared is made anew on every pass. */
export const madePerPass: CauseRule = {
  id: 'made-per-pass',
  find({ tree, line }) {
    for (const node of tree.nodes) {
      if (node.loc.start.line > line || line > node.loc.end.line || loopsAround(tree, node).length === 0) continue;
      const name = calledName(node);
      const isIntl =
        (node.type === 'NewExpression' || node.type === 'CallExpression') &&
        isNamed(tree.text(node), /^(?:new )?Intl\.\w+\(/);
      const isRegExp = node.type === 'NewExpression' && name === 'RegExp';
      const isLocale =
        node.type === 'CallExpression' &&
        /^(?:toLocale(?:String|DateString|TimeString)|localeCompare)$/.test(name) &&
        (node.arguments as Syntax[]).length > (name === 'localeCompare' ? 1 : 0);
      if (!isIntl && !isRegExp && !isLocale) continue;
      if (isLocale && !receiver(node)) continue;
      const what = isIntl ? `Intl.${name}` : isRegExp ? 'RegExp' : undefined;
      return {
        node,
        sentence: what
          ? `an object is made on every pass. \`new ${what}\` costs far more than its use.`
          : `an object is made on every pass. \`${name}\` with a locale sets up a formatter for every call.`,
        fix: what
          ? `make one \`${what}\` before the loop and use it again.`
          : 'make one Intl formatter (or Collator) before the loop and use it.',
      };
    }
    return undefined;
  },
};

const isNamed = (text: string, pattern: RegExp): boolean => pattern.test(text);
