import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The bytes of a built entry with everything of ours that it imports at once; what is imported later stands in a function. */
export function loadedBytes(entry, seen = new Set()) {
  const path = resolve(entry);
  if (seen.has(path)) return 0;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:from|import|(?<![(>])loadOwn\()["'](\.\/[^"']+)["']/g)];
  return (
    Buffer.byteLength(text) + imports.reduce((sum, [, file]) => sum + loadedBytes(join(dirname(path), file), seen), 0)
  );
}
