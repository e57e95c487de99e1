// @size 2500
export interface Track {
  id: number;
  title: string;
  artist: string;
}

export interface Playlist {
  name: string;
  trackIds: number[];
}

const duration = (id: number): number => 120 + (id % 200);

const describe = (track: Track): string => `${track.artist} – ${track.title}`;

function resolve(library: Track[], id: number): Track | undefined {
  // HOT linear-search
  for (const track of library) {
    if (track.id === id) return track;
  }
  return undefined;
}

export function print(playlist: Playlist, library: Track[]): string[] {
  let total = 0;
  const lines: string[] = [];
  for (const id of playlist.trackIds) {
    const track = resolve(library, id);
    if (!track) continue;
    total += duration(id);
    lines.push(describe(track));
  }
  lines.push(String(total));
  return lines;
}

export const subject = ({ playlist, library }: { playlist: Playlist; library: Track[] }) => print(playlist, library);
export const make = (n: number) => ({
  playlist: { name: 'all', trackIds: Array.from({ length: n }, (_, i) => (i * 7) % n) },
  library: Array.from({ length: n }, (_, i) => ({ id: i, title: `T${i}`, artist: `A${i % 50}` })),
});
