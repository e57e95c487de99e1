import { calledName } from '../syntax.js';
import { type CauseRule, callsAt, loopsAround } from './evidence.js';

/** Elements are moved up or down on every pass. */
export const frontOfArray: CauseRule = {
  id: 'front-of-array',
  find(evidence) {
    const node = callsAt(evidence, new Set(['shift', 'unshift', 'splice'])).find(
      (call) => loopsAround(evidence.tree, call).length > 0,
    );
    if (!node) return undefined;
    const name = calledName(node);
    return {
      node,
      sentence: `\`${name}\` inside a loop. It moves all elements that follow, on every pass.`,
      fix: {
        shift: 'walk by an index, or use a queue with a head index.',
        unshift: 'push, and read from the end (or reverse once).',
        splice: 'build a new array in one pass (filter), or collect and join once.',
      }[name as 'shift'],
    };
  },
};
