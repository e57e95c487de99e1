import { calledName, receiver, type Syntax } from '../syntax.js';
import { type CauseRule, callsAt } from './evidence.js';

const uses = new Set(['test', 'exec', 'match', 'matchAll', 'replace', 'replaceAll', 'search', 'split']);

/** A repeated group that holds, or ends in, a repetition: `(a+)+`, `(\w+\s?)*`, `(a|aa)+`. */
const ambiguous = /\((?:\?:|\?<\w+>)?[^()]*(?:[+*]|\{\d+,\}|\|)[^()]*\)(?:[+*]|\{\d+,\})/;

/** A regular expression that can match a text in very many ways tries them all. */
export const regularExpression: CauseRule = {
  id: 'backtracking',
  find(evidence) {
    const { tree } = evidence;
    const pattern = (node: Syntax | undefined): string | undefined => {
      const regex = node?.regex as { pattern: string } | undefined;
      if (regex) return regex.pattern;
      if (node?.type !== 'Identifier') return undefined;
      const declared = tree.nodes.find(
        ({ type, id }) => type === 'VariableDeclarator' && (id as Syntax).name === node.name,
      );
      return ((declared?.init as Syntax | undefined)?.regex as { pattern: string } | undefined)?.pattern;
    };
    for (const node of callsAt(evidence, uses)) {
      const used = pattern(receiver(node)) ?? pattern((node.arguments as Syntax[])[0]);
      if (used === undefined || !ambiguous.test(used)) continue;
      return {
        node,
        sentence: `a regular expression that backtracks. \`${calledName(node)}\` tries the nested repetitions of its pattern in every combination.`,
        fix: 'make the pattern unambiguous (no repetition inside a repeated group), or parse by hand.',
      };
    }
    return undefined;
  },
};
