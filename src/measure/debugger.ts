import { builtin, node } from '../runtime.js';

const flag = /^--inspect(-brk|-wait)?(=|$)/;

/** Whether a debugger is attached, or may be at any time: an inspector listens, or Node was started for one. The session of our own watchdog has no address. */
export function debuggerAttached(): boolean {
  return builtin?.('node:inspector').url() !== undefined || (node?.execArgv.some((arg) => flag.test(arg)) ?? false);
}
