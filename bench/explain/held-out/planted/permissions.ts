// @size 2500 @bound n log n
type Grant = { user: string; resource: string };

function compileGrants(grants: readonly Grant[]): string[] {
  return grants.map(({ user, resource }) => `${user}:${resource}`);
}

function canRead(compiled: string[], user: string, resource: string): boolean {
  // HOT linear-search
  return compiled.indexOf(`${user}:${resource}`) !== -1;
}

export function visible(documents: { resource: string }[], user: string, grants: readonly Grant[]): number {
  const compiled = compileGrants(grants);
  let count = 0;
  documents.forEach((document) => {
    if (canRead(compiled, user, document.resource)) count += 1;
  });
  return count;
}

export const subject = ({ documents, grants }: { documents: { resource: string }[]; grants: Grant[] }) =>
  visible(documents, 'ada', grants);
export const make = (n: number) => ({
  documents: Array.from({ length: n }, (_, i) => ({ resource: `doc-${i}` })),
  grants: Array.from({ length: n }, (_, i) => ({ user: i % 3 ? 'ada' : 'bob', resource: `doc-${n - i}` })),
});
