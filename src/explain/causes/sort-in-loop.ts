import { calledName } from '../syntax.js';
import { type CauseRule, callsAt, loopsAround } from './evidence.js';

/** A list is sorted again on every pass. */
export const sortInLoop: CauseRule = {
  id: 'sort-in-loop',
  find(evidence) {
    const node = callsAt(evidence, new Set(['sort', 'toSorted'])).find(
      (call) => loopsAround(evidence.tree, call).length > 0,
    );
    return (
      node && {
        node,
        sentence: `sort inside a loop. \`${calledName(node)}\` orders the whole list on every pass.`,
        fix: 'sort once after (or before) the loop, or keep a heap.',
      }
    );
  },
};
