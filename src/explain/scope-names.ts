import { isFunction, type Syntax, type SyntaxTree } from './syntax.js';

/** A variable of a function's: its name, what it is first given, and the part of the source in which it can be seen. */
export interface Variable {
  readonly name: string;
  /** Undefined for parameters and for what is taken apart. */
  readonly init: Syntax | undefined;
  readonly scope: Syntax;
}

const blocks = /^(?:BlockStatement|For(?:In|Of)?Statement|SwitchStatement|Program)$/;

/** The names that a pattern gives. */
const namesOf = (tree: SyntaxTree, pattern: Syntax): string[] =>
  tree
    .inside(pattern)
    .filter((node) => node.type === 'Identifier' && !isKey(tree, node))
    .map(({ name }) => String(name));

/** The variables and parameters that a function declares, those of the functions in it among them. */
export function variablesIn(tree: SyntaxTree, own: Syntax): Variable[] {
  return tree.inside(own).flatMap((node): Variable[] => {
    if (isFunction(node))
      return (node.params as Syntax[]).flatMap((param) =>
        namesOf(tree, param).map((name) => ({ name, init: undefined, scope: node })),
      );
    if (node.type !== 'VariableDeclarator') return [];
    const id = node.id as Syntax;
    const isVar = tree.parent(node)?.kind === 'var';
    const scope = tree.around(node).find((outer) => isFunction(outer) || (!isVar && blocks.test(outer.type))) ?? own;
    const init = id.type === 'Identifier' ? ((node.init as Syntax | null) ?? undefined) : undefined;
    return namesOf(tree, id).map((name) => ({ name, init, scope }));
  });
}

/** The uses of a name inside a node: not keys of the same name, nor parameters and variables that it gives anew. */
export function usesOf(tree: SyntaxTree, node: Syntax, name: string): Syntax[] {
  return tree
    .inside(node)
    .filter((each) => each.type === 'Identifier' && each.name === name && !isKey(tree, each) && !isGiven(tree, each));
}

/** True for the name of a property, which is no variable's. */
function isKey(tree: SyntaxTree, node: Syntax): boolean {
  const outer = tree.parent(node);
  if (outer?.type === 'MemberExpression') return outer.property === node && !outer.computed;
  if (outer?.type === 'Property') return outer.key === node && outer.value !== node && !outer.computed;
  return (outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition') && outer.key === node;
}

const isGiven = (tree: SyntaxTree, node: Syntax): boolean => {
  const outer = tree.parent(node);
  if (outer?.type === 'VariableDeclarator') return outer.id === node;
  return outer !== undefined && isFunction(outer) && ((outer.params as Syntax[]).includes(node) || outer.id === node);
};
