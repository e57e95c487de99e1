import type { Node } from 'acorn';
import type { CountedStatement } from './statement.js';

/** What one size came to. */
export interface CountedSize {
  readonly n: number;
  readonly statements: readonly CountedStatement[];
  /** All steps, the elements that built-ins walked too; without, those of the statements. */
  readonly steps?: number;
  /** What built-ins told as uncounted, in words, with the size of the largest that each was given; Infinity where that is unknown. */
  readonly uncounted?: ReadonlyMap<string, number> | undefined;
}

/** Whether so much of it, growing or not, may hide growth. */
type Hides = 'grown' | 'ever';

interface Finding {
  readonly what: string;
  readonly hides: Hides;
}

/** Copies that take bytes for each property: what they hide shows in the bytes, where those are weighed. */
export const copies: ReadonlySet<string> = new Set(['object spread', 'object rest']);

type AnyNode = Node & Record<string, unknown>;

/**
 * What some calls did more often as n grew, or may have done to something as large as n, and is in no count; in words, [] for none.
 *
 * - Object spread and rest copy all properties in one statement. They count where they ran more often as n grew; where they always ran as often, only if all
 *   steps together grew less than n: one copy of n properties hides no more than n.
 * - Regular expressions, where the texts they were given grew; Maps and Sets used as queues, where they grew; SQL, native addons, other processes, whenever they were called.
 * - Arithmetic of BigInts and workers, whenever executed: nothing of them can be seen. `for … in` that is left early has listed all properties before.
 *
 * Not found: built-ins of other realms (vm contexts), WebAssembly; comparisons of long texts; memory cleared for typed arrays. Texts that are put together again and
 * again and arrays made by their length show in the bytes they take (allocated.ts).
 *
 * @example uncountedIn([{ n: 8, statements: few }, { n: 64, statements: many }]) // ['object spread']
 */
export function uncountedIn(sizes: readonly CountedSize[]): readonly string[] {
  const ascending = sizes.toSorted((a, b) => a.n - b.n);
  const first = ascending[0];
  const last = ascending.at(-1);
  if (!first || !last) return [];
  const found = new Set<string>();
  const before = countsOf(first);
  const isSublinear = growsLess(first, last);
  for (const { node, count } of last.statements) {
    for (const { what, hides } of findingsIn(node as AnyNode))
      if (hides === 'ever' || isSublinear || count > (before.get(node) ?? 0)) found.add(what);
  }
  const earlier = ascending.findLast(({ n }) => n <= last.n / 8) ?? first;
  for (const what of toldAsUncounted(earlier, last)) found.add(what);
  return [...found];
}

const countsOf = ({ statements }: CountedSize): Map<Node, number> =>
  new Map(statements.map(({ node, count }) => [node, count]));

/** Do all steps together grow less than n, so that one walk of n things would show? */
function growsLess(first: CountedSize, last: CountedSize): boolean {
  const total = ({ steps, statements }: CountedSize): number =>
    steps ?? statements.reduce((sum, { count }) => sum + count, 0);
  return Math.log(total(last) / Math.max(1, total(first))) < 0.75 * Math.log(last.n / first.n);
}

/**
 * Of the upper sizes: what came to its limit below hides nothing. A text that grows like a power of n; one of numbers from 1 to n grows by a digit for ten times as many. A tenth of a line's length more is such digits, too.
 */
function toldAsUncounted(small: CountedSize, last: CountedSize): string[] {
  const told: string[] = [];
  for (const [what, size] of last.uncounted ?? []) {
    const earlier = small.uncounted?.get(what) ?? 0;
    const power = Math.log(size / Math.max(1, earlier)) / Math.log(last.n / small.n);
    if (size === Number.POSITIVE_INFINITY || (size > 1.25 * earlier && (power > 0.3 || size > 64))) told.push(what);
  }
  return told;
}

const cache = new WeakMap<Node, readonly Finding[]>();

/** What stands in a statement itself, not in the statements and functions inside it. */
function findingsIn(statement: AnyNode): readonly Finding[] {
  const known = cache.get(statement);
  if (known) return known;
  const found: Finding[] = [];
  visit(statement, found);
  cache.set(statement, found);
  return found;
}

function visit(node: AnyNode, found: Finding[]): void {
  // A function's parameters and body are counted by themselves.
  if (functions.has(node.type)) return;
  const finding = findingOf(node);
  if (finding) found.push(finding);
  for (const key of Object.keys(node)) {
    const child = node[key];
    for (const each of Array.isArray(child) ? child : [child])
      if (isNode(each) && !isCountedByItself(each, node, key)) visit(each, found);
  }
}

const functions = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'FunctionDeclaration']);

const isLoopHead = (parent: AnyNode, key: string): boolean =>
  /^For(?:In|Of)?Statement$/.test(parent.type) && key !== 'body';

function isCountedByItself(node: AnyNode, parent: AnyNode, key: string): boolean {
  if (node.type === 'VariableDeclaration') return !isLoopHead(parent, key);
  if (node.type === 'PropertyDefinition' || node.type === 'StaticBlock') return true;
  return node.type.endsWith('Statement');
}

function findingOf(node: AnyNode): Finding | undefined {
  switch (node.type) {
    case 'ObjectExpression':
      return hasType(node.properties, 'SpreadElement') ? { what: 'object spread', hides: 'grown' } : undefined;
    case 'ObjectPattern':
      return hasType(node.properties, 'RestElement') ? { what: 'object rest', hides: 'grown' } : undefined;
    case 'ForInStatement':
      return leavesEarly(node.body as AnyNode) ? { what: 'for … in that is left early', hides: 'grown' } : undefined;
    case 'Literal':
      return typeof node.bigint === 'string' ? { what: 'arithmetic of BigInts', hides: 'ever' } : undefined;
    case 'CallExpression':
      return isNamed(node.callee, 'BigInt') ? { what: 'arithmetic of BigInts', hides: 'ever' } : undefined;
    case 'NewExpression':
      return isNamed(node.callee, 'Worker') ? { what: 'a worker', hides: 'ever' } : undefined;
    default:
      return undefined;
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const hasType = (nodes: unknown, type: string): boolean =>
  Array.isArray(nodes) && nodes.some((node) => isNode(node) && node.type === type);

/** `Worker`, `threads.Worker`, and what a compiler makes of an import: `(0, threads.Worker)`. */
function isNamed(callee: unknown, name: string): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return callee.name === name;
  if (callee.type === 'SequenceExpression') return isNamed((callee.expressions as Node[]).at(-1), name);
  return callee.type === 'MemberExpression' && !callee.computed && isNamed(callee.property, name);
}

/** Is there a way out of a loop's body but its end? */
function leavesEarly(node: AnyNode): boolean {
  if (node.type === 'ReturnStatement' || node.type === 'BreakStatement' || node.type === 'ThrowStatement') return true;
  if (functions.has(node.type)) return false;
  return Object.values(node).some((child) =>
    (Array.isArray(child) ? child : [child]).some((each) => isNode(each) && leavesEarly(each)),
  );
}
