import type { Node } from 'acorn';
import { readScript } from './read-script.js';
import type { Statement } from './statement.js';

/** A function of a script, the script itself, or the initialisers of a class's fields: what V8 counts calls of. */
export interface ScriptFunction {
  readonly start: number;
  readonly end: number;
  /** Its name; where it has none, that of the function around it. */
  readonly name: string;
  /** Its own statements, not those of functions inside it, ascending. */
  readonly statements: Statement[];
  /** One call of it may execute any number of its statements; without a loop it is a constant. */
  loops: boolean;
}

type AnyNode = Node & Record<string, unknown>;

/** Statements that are executed by themselves; blocks and labels only hold others, function declarations are hoisted. */
const executed = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'ThrowStatement',
  'TryStatement',
  'BreakStatement',
  'ContinueStatement',
  'ClassDeclaration',
]);

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/**
 * The functions of a script with their statements, as it was compiled; undefined where acorn cannot read it.
 * @example functionsOf('const f = (n) => n + 1;')?.map(({ name }) => name) // ['', 'f']
 */
export function functionsOf(source: string): ScriptFunction[] | undefined {
  return readScript(source, (program) => collect(program as AnyNode, source.length));
}

function collect(program: AnyNode, length: number): ScriptFunction[] {
  const script = scriptFunction(0, length, '');
  const found = [script];

  const add = (owner: ScriptFunction, node: AnyNode): void => {
    owner.statements.push({ start: node.start, end: node.end, node, functionName: owner.name });
  };

  const walkChildren = (node: AnyNode, owner: ScriptFunction): void => {
    const isLoop = loops.has(node.type);
    for (const key of Object.keys(node)) {
      if (key === 'type') continue;
      const child = node[key];
      for (const each of Array.isArray(child) ? child : [child]) {
        if (!isNode(each)) continue;
        // The declaration in a loop's head is a part of the loop.
        const inHead = isLoop && key !== 'body' && each.type === 'VariableDeclaration';
        if (inHead) walkChildren(each, owner);
        else walk(each, owner, nameFor(node, key));
      }
    }
  };

  const walkFunction = (node: AnyNode, name: string, outer: ScriptFunction): void => {
    const own = scriptFunction(node.start, node.end, nameOf(node.id) || name || outer.name);
    found.push(own);
    const body = node.body as AnyNode;
    if (body.type !== 'BlockStatement') add(own, body);
    // Patterns take apart and defaults compute, with each call.
    for (const parameter of node.params as AnyNode[]) if (parameter.type !== 'Identifier') add(own, parameter);
    walkChildren(node, own);
    own.statements.sort((a, b) => a.start - b.start);
  };

  /** V8 makes one function of all instance fields, and one of all static fields and blocks, from the first one's start to the last one's end. */
  const walkClass = (body: AnyNode, owner: ScriptFunction): void => {
    const members = body.body as AnyNode[];
    for (const isStatic of [false, true]) {
      const initialised = members.filter((member) =>
        member.type === 'StaticBlock' ? isStatic : member.type === 'PropertyDefinition' && member.static === isStatic,
      );
      const [first, last] = [initialised[0], initialised.at(-1)];
      if (!first || !last) continue;
      const own = scriptFunction(first.start, last.end, '');
      found.push(own);
      for (const member of initialised) {
        if (member.type === 'StaticBlock') walkChildren(member, own);
        else if (isNode(member.value)) {
          add(own, member.value);
          walk(member.value, own, nameOf(member.key));
        }
      }
    }
    for (const member of members) {
      if (member.computed && isNode(member.key)) walk(member.key, owner, '');
      if (member.type === 'MethodDefinition') walk(member.value as AnyNode, owner, nameOf(member.key));
    }
  };

  const walk = (node: AnyNode, owner: ScriptFunction, name: string): void => {
    const { type } = node;
    if (type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression') {
      walkFunction(node, name, owner);
      return;
    }
    if (type === 'CallExpression' && exportsNames(node)) return;
    if (type === 'ClassBody') {
      walkClass(node, owner);
      return;
    }
    if (executed.has(type)) add(owner, node);
    if (loops.has(type)) {
      owner.loops = true;
      const body = node.body as AnyNode;
      if (body.type === 'EmptyStatement' || (body.type === 'BlockStatement' && (body.body as Node[]).length === 0))
        add(owner, body);
    }
    walkChildren(node, owner);
  };

  walkChildren(program, script);
  script.statements.sort((a, b) => a.start - b.start);
  return found;
}

/** A call by which a compiler exports names through functions: they run wherever an imported name is used, and nobody wrote them. */
function exportsNames(call: AnyNode): boolean {
  const callee = call.callee as AnyNode;
  if (callee.type === 'Identifier' && /^(?:__vite_ssr_export|__vi_export|_?_export$)/.test(String(callee.name)))
    return true;
  const [target] = call.arguments as AnyNode[];
  return nameOf(callee) === 'defineProperty' && target?.type === 'Identifier' && target.name === 'exports';
}

function scriptFunction(start: number, end: number, name: string): ScriptFunction {
  return { start, end, name, statements: [], loops: false };
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** What a function that stands at `key` of a node is called. */
function nameFor(node: AnyNode, key: string): string {
  if (node.type === 'VariableDeclarator' && key === 'init') return nameOf(node.id);
  if (node.type === 'AssignmentExpression' && key === 'right') return nameOf(node.left);
  if (node.type === 'AssignmentPattern' && key === 'right') return nameOf(node.left);
  if (node.type === 'Property' && key === 'value') return nameOf(node.key);
  return '';
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'PrivateIdentifier') return `#${String(node.name)}`;
  if (node.type === 'MemberExpression' && !node.computed) return nameOf(node.property);
  return '';
}
