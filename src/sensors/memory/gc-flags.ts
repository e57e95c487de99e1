import { builtin } from '../../runtime.js';

const v8 = builtin?.('node:v8');

/**
 * Sets flags of V8's collector until the returned function is called; each is named without its dashes, 'no-…' to unset it. Unknown ones are ignored by V8, and
 * all are where flags are frozen.
 */
export function withFlags(flags: readonly string[]): () => void {
  const set = (flag: string): void => {
    try {
      v8?.setFlagsFromString(`--${flag}`);
    } catch {
      // Frozen: what is read without them is only less exact.
    }
  };
  for (const flag of flags) set(flag);
  return () => {
    for (const flag of flags) set(flag.startsWith('no-') ? flag.slice(3) : `no-${flag}`);
  };
}
