import { builtin } from '../../runtime.js';

const flags = ['flush-bytecode', 'flush-baseline-code', 'stress-flush-code'] as const;

/**
 * Lets V8 drop the code that it has compiled so far, so that it is compiled anew, with counters, when it is next called: the runtime's own, dependencies that were
 * loaded early. What runs at this moment stays as it is. Only before counting begins: what has run under precise coverage V8 keeps for good.
 */
export function dropCompiled(): void {
  if (!builtin) return;
  const v8 = builtin('node:v8');
  v8.setFlagsFromString('--expose-gc');
  for (const flag of flags) v8.setFlagsFromString(`--${flag}`);
  const collect = builtin('node:vm').runInNewContext('gc') as () => void;
  collect();
  collect();
  // Later collections must keep the counters.
  for (const flag of flags) v8.setFlagsFromString(`--no-${flag}`);
}
