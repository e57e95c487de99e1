// @size 12
export interface Tree {
  value: number;
  left?: Tree;
  right?: Tree;
}

function depth(tree: Tree | undefined): number {
  if (!tree) return 0;
  return 1 + Math.max(depth(tree.left), depth(tree.right));
}

function sum(tree: Tree | undefined): number {
  return tree ? tree.value + sum(tree.left) + sum(tree.right) : 0;
}

export function describe(tree: Tree): string {
  return `depth ${depth(tree)}, sum ${sum(tree)}`;
}

const grow = (level: number): Tree =>
  level === 0 ? { value: 1 } : { value: level, left: grow(level - 1), right: grow(level - 1) };

export const subject = describe;
export const make = (n: number): Tree => grow(n);
