import { describe, expect, test } from 'vitest';
import { profileLines } from '../../src/explain/time/profile-lines.js';
import type { Profile, ProfileNode } from '../../src/explain/time/profiler.js';

const url = '/shop/src/a.js';

/** A function in the tree of calls; ticks by line of the script. */
const node = (
  id: number,
  functionName: string,
  line: number,
  ticks: Record<number, number> = {},
  children: number[] = [],
  inFile = url,
): ProfileNode => ({
  id,
  callFrame: { functionName, scriptId: inFile === url ? '1' : '2', url: inFile, lineNumber: line - 1, columnNumber: 0 },
  hitCount: Object.values(ticks).reduce((sum, each) => sum + each, 0),
  positionTicks: Object.entries(ticks).map(([at, each]) => ({ line: Number(at), ticks: each })),
  children,
});

const read = (source: string, nodes: ProfileNode[]): Record<number, number> => {
  const script = { id: '1', url, source, owner: 'user', startLine: 0, startColumn: 0 } as const;
  const profile: Profile = { nodes: [node(0, '(root)', 1, {}, [1], ''), ...nodes], scripts: new Map([['1', script]]) };
  return Object.fromEntries(profileLines(profile).lines.map(({ line, self }) => [line, self]));
};

describe('samples by line', () => {
  const adding = (copy: string): string => `function add(all, item) {
  ${copy};
  return all;
}
function run(items) {
  let all = [];
  for (const item of items) all = add(all, item);
  return all;
}`;
  const sampled = [node(1, 'run', 5, { 7: 280 }, [2]), node(2, 'add', 1, { 2: 100, 3: 5 })];

  test('of a copy, in which V8 sees the caller, are the line that copies', () => {
    expect(read(adding('all = [...all, item]'), sampled)).toEqual({ 2: 380, 3: 5, 7: 0 });
  });

  test('of a call of what copies nothing stay where they are', () => {
    expect(read(adding('all.push(item)'), sampled)).toEqual({ 2: 100, 3: 5, 7: 280 });
  });

  test('of what the runtime does for a function belong to the call, however deep it was done', () => {
    const source = `function load(file) {
  const path = join(root, file);
  return readFileSync(path, 'utf8');
}`;
    const nodes = [
      node(1, 'load', 1, { 2: 3 }, [2]),
      node(2, 'readFileSync', 400, { 483: 4 }, [3], 'node:fs'),
      node(3, 'readFileUtf8', 1, { 1: 26 }, [], 'node:fs'),
    ];
    expect(read(source, nodes)).toEqual({ 2: 3, 3: 30 });
  });
});
