import { builtin } from '../../runtime.js';

const twins: Readonly<Record<string, string>> = {
  'Atomics.wait': 'Atomics.waitAsync',
  'fs.existsSync': 'access of node:fs/promises',
  'fs.globSync': 'glob of node:fs/promises',
  'child_process.execSync': 'child_process.exec',
  'child_process.execFileSync': 'child_process.execFile',
  'child_process.spawnSync': 'child_process.spawn',
};

/**
 * What does the same without holding the event loop.
 * @example asynchronousTwin('fs.readFileSync') // 'readFile of node:fs/promises'
 */
export function asynchronousTwin(name: string): string {
  const twin = twins[name];
  if (twin) return twin;
  const [module = '', key = ''] = name.split('.');
  const plain = key.replace(/Sync$/, '');
  const hasPromise = module === 'fs' && typeof (builtin?.('node:fs/promises') as never)?.[plain] === 'function';
  return hasPromise ? `${plain} of node:fs/promises` : `${module}.${plain}`;
}
