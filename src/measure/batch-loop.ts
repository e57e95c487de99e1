import { builtin } from '../runtime.js';
import type { Subject } from '../surface.js';

/** What a loop leaves: how far it came, its last result, and what ended it. */
export interface LoopState {
  done: number;
  last: unknown;
  failure: { error: unknown } | undefined;
}

/** Calls the subject with each of `inputs` from the index `from` up to, not including, `to`; keeps all results where there is a place for them. */
export type Loop = (
  subject: Subject,
  inputs: readonly unknown[],
  from: number,
  to: number,
  state: LoopState,
  results?: unknown[],
) => void;

const vm = builtin?.('node:vm');
let compiled = 0;

/**
 * Compiles a loop of its own: V8 keeps what it learnt of a call site with the source, so a loop that many subjects share is slow for all of them. The last
 * result leaves the loop, so that the optimiser cannot drop the work; all of them leave it only where a clean-up wants them, since results that are kept
 * cost the garbage collector what results that are dropped do not.
 */
export function compileLoop(withInput: boolean, keepResults: boolean): Loop {
  compiled += 1;
  const call = `subject(${withInput ? 'inputs[i]' : ''})`;
  const source = `(function loop${compiled}(subject, inputs, from, to, state, results) {
  let i = from;
  let last;
  try {
    for (; i < to; i++) ${keepResults ? `results[i] = last = ${call}` : `last = ${call}`};
  } catch (error) {
    state.failure = { error };
  }
  state.done = i;
  state.last = last;
})`;
  if (vm) return new vm.Script(source).runInThisContext() as Loop;
  return new Function(`return ${source}`)() as Loop;
}
