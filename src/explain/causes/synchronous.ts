import { calledName } from '../syntax.js';
import { type CauseRule, type Evidence, namedFunction } from './evidence.js';

/** The runtime's calls that wait for a file, a process or a computation, and block meanwhile. */
const blocking = new Set(
  [
    'readFile',
    'writeFile',
    'appendFile',
    'readdir',
    'stat',
    'exists',
    'exec',
    'execFile',
    'spawn',
    'pbkdf2',
    'scrypt',
    'gzip',
    'gunzip',
    'deflate',
    'inflate',
    'brotliCompress',
    'brotliDecompress',
  ].map((name) => `${name}Sync`),
);

const find = ({ tree, line }: Evidence) =>
  tree.nodes.find(
    (node) =>
      node.type === 'CallExpression' &&
      blocking.has(calledName(node)) &&
      node.loc.start.line <= line &&
      line <= node.loc.end.line &&
      namedFunction(tree, node)?.async === true,
  );

/** A synchronous call in an async function blocks all others. */
export const synchronous: CauseRule = {
  id: 'synchronous-api',
  find(evidence) {
    const node = find(evidence);
    return (
      node && {
        node,
        sentence: `a synchronous call in async code. \`${calledName(node)}\` blocks the process until it has ended.`,
        fix: `await the asynchronous \`${calledName(node).replace(/Sync$/, '')}\`.`,
      }
    );
  },
};
