// @size 30
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  name: string;
  version: string;
}

export class ManifestError extends Error {}

const FILE_NAME = 'package.json';

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, FILE_NAME);
  // HOT synchronous-api
  const text = readFileSync(path, 'utf8');
  return parseManifest(text, path);
}

/** The two fields that are needed; the rest is not parsed. */
function field(text: string, key: string): string | undefined {
  const at = text.indexOf(`"${key}": "`);
  const from = at + key.length + 5;
  return at < 0 ? undefined : text.slice(from, text.indexOf('"', from));
}

function parseManifest(text: string, path: string): Manifest {
  if (!text.startsWith('{')) throw new ManifestError(`${path} is not an object`);
  return { name: field(text, 'name') ?? 'unnamed', version: field(text, 'version') ?? '0.0.0' };
}

/** Reads the manifests of all workspace folders. */
export async function loadWorkspace(folders: string[]): Promise<Map<string, Manifest>> {
  const manifests = await Promise.all(folders.map((folder) => readManifest(folder)));
  return new Map(folders.map((folder, index) => [folder, manifests[index] as Manifest]));
}

export async function versions(folders: string[]): Promise<string[]> {
  const workspace = await loadWorkspace(folders);
  return [...workspace.values()].map(({ name, version }) => `${name}@${version}`).sort();
}

export const isWorkspace = (folder: string): boolean => existsSync(join(folder, FILE_NAME));
export const subject = versions;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `${'./'.repeat(i % 5)}.`);
