// @size 900
export interface FeedItem {
  id: string;
  publishedAt: number;
  title: string;
}

export interface Feed {
  name: string;
  items: FeedItem[];
}

interface Cursor {
  feed: Feed;
  position: number;
}

const current = (cursor: Cursor): FeedItem => cursor.feed.items[cursor.position] as FeedItem;

function openCursors(feeds: Feed[]): Cursor[] {
  return feeds.filter((feed) => feed.items.length > 0).map((feed) => ({ feed, position: 0 }));
}

/** Yields the items of all feeds, the newest first; every feed is already ordered. */
export function* mergeFeeds(feeds: Feed[]): Generator<FeedItem> {
  let cursors = openCursors(feeds);
  while (cursors.length > 0) {
    // HOT sort-in-loop
    cursors.sort((a, b) => current(b).publishedAt - current(a).publishedAt);
    const newest = cursors[0] as Cursor;
    yield current(newest);
    newest.position += 1;
    if (newest.position >= newest.feed.items.length) {
      cursors = cursors.slice(1);
    }
  }
}

export function timeline(feeds: Feed[], limit: number): string[] {
  const titles: string[] = [];
  for (const item of mergeFeeds(feeds)) {
    titles.push(`${item.title} (${item.id})`);
    if (titles.length === limit) break;
  }
  return titles;
}

export const subject = (feeds: Feed[]): string[] => timeline(feeds, 400);
export const make = (n: number): Feed[] =>
  Array.from({ length: n }, (_, f) => ({
    name: `feed-${f}`,
    items: Array.from({ length: 12 }, (_, i) => ({
      id: `${f}-${i}`,
      publishedAt: 1_000_000 - i * 37 - ((f * 7919) % 1000),
      title: `Post ${i} of feed ${f}`,
    })),
  }));
