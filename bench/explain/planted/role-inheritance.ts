// @size 1200 @bound n log n
type RoleId = string;

interface Role {
  id: RoleId;
  inherits: RoleId[];
  permissions: string[];
}

type RoleGraph = Map<RoleId, Role>;

/** Indexes the role definitions by their id. */
function buildGraph(roles: Role[]): RoleGraph {
  return new Map(roles.map((role) => [role.id, role]));
}

function collectRoles(graph: RoleGraph, start: RoleId): Role[] {
  const visited: RoleId[] = [];
  const result: Role[] = [];

  const visit = (id: RoleId): void => {
    // HOT linear-search
    if (visited.includes(id)) return;
    visited.push(id);
    const role = graph.get(id);
    if (!role) return;
    result.push(role);
    for (const parent of role.inherits) {
      visit(parent);
    }
  };

  visit(start);
  return result;
}

/** All permissions that a role has, its own and the inherited ones. */
export function effectivePermissions(roles: Role[], start: RoleId): Set<string> {
  const graph = buildGraph(roles);
  const permissions = new Set<string>();
  for (const role of collectRoles(graph, start)) {
    for (const permission of role.permissions) permissions.add(permission);
  }
  return permissions;
}

export function can(roles: Role[], start: RoleId, permission: string): boolean {
  return effectivePermissions(roles, start).has(permission);
}

export const subject = (roles: Role[]): boolean => can(roles, 'role-0', 'delete:everything');
export const make = (n: number): Role[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `role-${i}`,
    inherits: [2 * i + 1, 2 * i + 2].filter((child) => child < n).map((child) => `role-${child}`),
    permissions: [`read:${i % 10}`, `write:${i % 10}`],
  }));
