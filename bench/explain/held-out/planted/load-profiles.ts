// @size 6
import { setTimeout } from 'node:timers/promises';

export interface Profile {
  id: number;
  name: string;
}

async function fetchProfile(id: number): Promise<Profile> {
  await setTimeout(2);
  return { id, name: `user ${id}` };
}

const shown = (profile: Profile): string => `#${profile.id} ${profile.name}`;

export async function loadAll(ids: number[]): Promise<string[]> {
  const profiles: Profile[] = [];
  for (const id of ids) {
    // HOT sequential-awaits
    profiles.push(await fetchProfile(id));
  }
  return profiles.map(shown);
}

export const subject = loadAll;
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
