import type { Node } from 'acorn';
import { readScript } from '../sensors/steps/read-script.js';
import type { Script } from '../sensors/steps/statement.js';

/** A node of a syntax tree, with whatever its type holds. */
export type Syntax = Node & { loc: { start: Position; end: Position } } & Record<string, unknown>;

/** Lines count from 1, columns from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed script: its nodes in the order of the source, and each one's parent. */
export class SyntaxTree {
  readonly nodes: Syntax[] = [];
  readonly #parents = new Map<Syntax, Syntax>();

  private constructor(
    readonly source: string,
    program: Syntax,
  ) {
    this.#collect(program);
  }

  /** The tree of a script as it was compiled; undefined where it cannot be read. Lines count from 1. */
  static of(source: string): SyntaxTree | undefined {
    return readScript(source, (program) => new SyntaxTree(source, program as Syntax), true);
  }

  parent(node: Syntax): Syntax | undefined {
    return this.#parents.get(node);
  }

  text(node: Syntax): string {
    return this.source.slice(node.start, node.end);
  }

  /** The nodes around a node, nearest first. */
  around(node: Syntax): Syntax[] {
    const found: Syntax[] = [];
    for (let outer = this.parent(node); outer; outer = this.parent(outer)) found.push(outer);
    return found;
  }

  /** The nodes inside a node. */
  inside(node: Syntax): Syntax[] {
    return this.nodes.filter(({ start, end }) => start >= node.start && end <= node.end);
  }

  #collect(node: Syntax): void {
    this.nodes.push(node);
    for (const key of Object.keys(node)) {
      const child = node[key];
      for (const each of Array.isArray(child) ? child : [child]) {
        if (!isNode(each)) continue;
        this.#parents.set(each, node);
        this.#collect(each);
      }
    }
  }
}

const isNode = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const trees = new WeakMap<Script, SyntaxTree | undefined>();

/** A script's syntax tree, parsed once. */
export function treeOf(script: Script): SyntaxTree | undefined {
  if (!trees.has(script)) trees.set(script, SyntaxTree.of(script.source));
  return trees.get(script);
}

/** True for what has a body of its own that is called. */
export const isFunction = ({ type }: Syntax): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** True for the statements that repeat. */
export const isLoop = ({ type }: Syntax): boolean => loops.has(type);

/** The name that a call ends in: `includes` of `seen.includes(name)`, `fib` of `fib(n)`; '' for others, also under a compiler's `(0, fib)`. */
export function calledName(node: Syntax): string {
  let callee = node.callee as Syntax | undefined;
  if (callee?.type === 'SequenceExpression') callee = (callee.expressions as Syntax[]).at(-1);
  if (callee?.type === 'ChainExpression') callee = callee.expression as Syntax;
  if (callee?.type === 'Identifier') return String(callee.name);
  const property = callee?.type === 'MemberExpression' && !callee.computed ? (callee.property as Syntax) : undefined;
  return property ? String(property.name) : '';
}

/** What a method is called on; undefined for other calls. */
export function receiver(node: Syntax): Syntax | undefined {
  const callee = node.callee as Syntax | undefined;
  return callee?.type === 'MemberExpression' ? (callee.object as Syntax) : undefined;
}

/** The line at which V8 counts a call: its method's name. */
export function callLine(node: Syntax): number {
  const callee = node.callee as Syntax;
  return (callee.type === 'MemberExpression' ? (callee.property as Syntax) : callee).loc.start.line;
}
