// @size 1500
interface Group {
  id: number;
  members: number[];
  parent: number | null;
}

interface Grants {
  direct: Map<number, Set<string>>;
}

function ancestors(groups: Map<number, Group>, id: number): number[] {
  const path: number[] = [];
  for (let group = groups.get(id); group; group = group.parent === null ? undefined : groups.get(group.parent)) {
    path.push(group.id);
  }
  return path;
}

function membershipOf(groups: Group[]): Map<number, number[]> {
  const membership = new Map<number, number[]>();
  for (const { id, members } of groups) {
    for (const member of members) {
      const list = membership.get(member);
      if (list) list.push(id);
      else membership.set(member, [id]);
    }
  }
  return membership;
}

export function resolve(groups: Group[], grants: Grants): Map<number, Set<string>> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const resolved = new Map<number, Set<string>>();
  for (const [member, ids] of membershipOf(groups)) {
    const permissions = new Set<string>();
    for (const id of ids) {
      for (const ancestor of ancestors(byId, id)) {
        for (const permission of grants.direct.get(ancestor) ?? []) permissions.add(permission);
      }
    }
    resolved.set(member, permissions);
  }
  return resolved;
}

export const subject = ({ groups, grants }: { groups: Group[]; grants: Grants }): number =>
  resolve(groups, grants).size;
export const make = (n: number): { groups: Group[]; grants: Grants } => ({
  groups: Array.from({ length: n }, (_, id) => ({
    id,
    members: [id, (id * 3) % n],
    parent: id === 0 ? null : (id - 1) >> 3,
  })),
  grants: { direct: new Map(Array.from({ length: n }, (_, id) => [id, new Set([`read:${id % 7}`])])) },
});
