import type { CpuProfile } from '../sensors/cpu-profile.js';
import { isUsersFile, plainPath } from '../sensors/frames.js';
import { type Place, placeOfFrame } from './source-position.js';

type Node = CpuProfile['nodes'][number];

/** Functions of the user's that ran in a stretch, the one that ran longest first; with the path of its file, never to be shown. */
export interface RanPlace {
  place: Place;
  path: string;
}

/** The line of a function in which most samples were taken; where it only called others, its first. */
function lineIn(nodes: readonly Node[]): number {
  const ticks = new Map<number, number>();
  for (const { positionTicks } of nodes)
    for (const { line, ticks: more } of positionTicks ?? []) ticks.set(line, (ticks.get(line) ?? 0) + more);
  const [most] = [...ticks].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? (nodes[0] as Node).callFrame.lineNumber + 1;
}

/** Where the code of a line may begin: a profile knows no columns, and a source map knows nothing of the white space before the code. */
const columns = [1, 5, 9, 13, 17, 21, 25, 33, 41, 57];

/** The place of a compiled line in the source as written. */
function placeOfLine(file: string, line: number, first: number, name: string | undefined): RanPlace {
  let found: RanPlace | undefined;
  for (const column of [first, ...columns]) {
    const at = placeOfFrame({ file, line, column, function: name, mapped: false });
    const { column: _, ...place } = at.place;
    found ??= { place, path: at.path };
    if (place.line !== line || at.path !== file) return { place, path: at.path };
  }
  return found as RanPlace;
}

/** What of the user's code ran from `from` to `to` (microseconds on the profile's clock): each sample belongs to the innermost function of the user's. */
export function ranInStretch(profile: CpuProfile, { from, to }: { from: number; to: number }): RanPlace[] {
  const parents = new Map<number, Node>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node);
  const found = new Map<string, { nodes: Set<Node>; samples: number }>();
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
    const entry = found.get(key) ?? { nodes: new Set(), samples: 0 };
    entry.nodes.add(node);
    entry.samples += 1;
    found.set(key, entry);
  }
  return [...found.values()]
    .sort((a, b) => b.samples - a.samples)
    .map(({ nodes, samples: own }) => {
      const all = [...nodes];
      const { url, columnNumber, lineNumber, functionName } = (all[0] as Node).callFrame;
      const line = lineIn(all);
      const column = line === lineNumber + 1 ? columnNumber + 1 : 1;
      const at = placeOfLine(plainPath(url), line, column, functionName || undefined);
      return { path: at.path, place: { ...at.place, share: own / samples } };
    });
}
