// @size 900 @bound n log n
export interface CategoryRow {
  id: number;
  parentId: number | null;
  name: string;
  position: number;
}

export interface CategoryNode {
  id: number;
  name: string;
  slug: string;
  children: CategoryNode[];
}

function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Builds the nested menu from the flat rows of the table. */
export function buildTree(rows: CategoryRow[], parentId: number | null = null): CategoryNode[] {
  return (
    rows
      // HOT linear-search
      .filter((row) => row.parentId === parentId)
      .map((row) => ({
        id: row.id,
        name: row.name,
        slug: slugify(row.name),
        children: buildTree(rows, row.id),
      }))
  );
}

export function countNodes(nodes: CategoryNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countNodes(node.children), 0);
}

export function menu(rows: CategoryRow[]): { tree: CategoryNode[]; total: number } {
  const tree = buildTree(rows);
  return { tree, total: countNodes(tree) };
}

export const subject = menu;
export const make = (n: number): CategoryRow[] =>
  Array.from({ length: n }, (_, i) => ({
    id: i + 1,
    parentId: i === 0 ? null : Math.floor((i - 1) / 4) + 1,
    name: `Category No ${i}`,
    position: i % 4,
  }));
