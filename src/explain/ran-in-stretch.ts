import type { CpuProfile } from '../sensors/cpu-profile.js';
import { isUsersFile, plainPath } from '../sensors/frames.js';
import { type Place, placeOfFrame } from './source-position.js';

type Node = CpuProfile['nodes'][number];

/** Functions of the user's that ran in a stretch, the one that ran longest first; with the path of its file, never to be shown. */
export interface RanPlace {
  place: Place;
  path: string;
  /** The function in its script, by its line as compiled, from 1. */
  compiled: { readonly url: string; readonly line: number };
}

/** What of the user's code ran from `from` to `to` (microseconds on the profile's clock): each sample belongs to the innermost function of the user's. */
export function ranInStretch(profile: CpuProfile, { from, to }: { from: number; to: number }): RanPlace[] {
  const parents = new Map<number, Node>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node);
  const found = new Map<string, { node: Node; samples: number }>();
  let samples = 0;
  let at = profile.startTime;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    at += profile.timeDeltas?.[index] ?? 0;
    if (at < from || at > to) continue;
    samples += 1;
    let node = byId.get(id);
    while (node && !isUsersFile(node.callFrame.url)) node = parents.get(node.id);
    if (!node) continue;
    const { url, lineNumber, columnNumber } = node.callFrame;
    const key = `${url}:${lineNumber}:${columnNumber}`;
    found.set(key, { node, samples: (found.get(key)?.samples ?? 0) + 1 });
  }
  return [...found.values()]
    .sort((a, b) => b.samples - a.samples)
    .map(({ node, samples: own }) => {
      // Where the function begins. The lines that a profile names within it may be those of another file's function that V8 has inlined.
      const { url, columnNumber, lineNumber, functionName } = node.callFrame;
      const { place, path } = placeOfFrame({
        file: plainPath(url),
        line: lineNumber + 1,
        column: columnNumber + 1,
        function: functionName || undefined,
        mapped: false,
      });
      const { column: _, ...line } = place;
      return { path, place: { ...line, share: own / samples }, compiled: { url, line: lineNumber + 1 } };
    });
}
