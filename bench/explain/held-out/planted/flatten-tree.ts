// @size 1500
export interface Folder {
  name: string;
  children: Folder[];
}

function flatten(folders: Folder[], prefix: string): string[] {
  let paths: string[] = [];
  for (const folder of folders) {
    const path = `${prefix}/${folder.name}`;
    // HOT copied-accumulator
    paths = [...paths, path];
    if (folder.children.length > 0) paths.push(...flatten(folder.children, path));
  }
  return paths;
}

export function list(folders: Folder[]): string {
  return flatten(folders, '').join('\n');
}

export const subject = list;
export const make = (n: number): Folder[] =>
  Array.from({ length: n }, (_, i) => ({
    name: `folder-${i}`,
    children: i % 10 === 0 ? [{ name: 'inner', children: [] }] : [],
  }));
