// @size 3000 @bound n log n
export interface Member {
  id: string;
  roles: string[];
  team: string;
}

export interface Team {
  name: string;
  members: Member[];
}

const isActive = (member: Member): boolean => member.roles.length > 0;

function membersOf(team: string, members: Member[]): Member[] {
  // HOT linear-search
  return members.filter((member) => member.team === team);
}

function nameOf(team: string): string {
  return team.replace(/^team-/, '').toUpperCase();
}

export function buildTeams(members: Member[]): Team[] {
  const active = members.filter(isActive);
  const names = new Set(active.map(({ team }) => team));
  return [...names].map((name) => ({ name: nameOf(name), members: membersOf(name, active) }));
}

export function largest(members: Member[]): Team | undefined {
  return buildTeams(members).sort((a, b) => b.members.length - a.members.length)[0];
}

export const subject = largest;
export const make = (n: number): Member[] =>
  Array.from({ length: n }, (_, i) => ({ id: `m${i}`, roles: ['user'], team: `team-${i >> 1}` }));
