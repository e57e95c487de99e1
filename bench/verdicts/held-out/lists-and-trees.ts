import { logins, numbers, word } from '../data.js';
import { constant, linearithmic, logarithmic } from '../growth.js';
import { kind, known } from '../known.js';

interface Song {
  seconds: number;
  next: Song | null;
}

const playlist = (n: number): Song | null =>
  numbers(n).reduce<Song | null>((next, seconds) => ({ seconds, next }), null);

/** A list sorted by merging its halves; its nodes are linked anew. */
function sorted(first: Song | null): Song | null {
  if (!first?.next) return first;
  let middle = first;
  for (let end = first.next; end?.next; end = end.next.next as Song) middle = middle.next as Song;
  let right = sorted(middle.next);
  middle.next = null;
  let left = sorted(first);
  const head: Song = { seconds: 0, next: null };
  let last = head;
  while (left && right) {
    if (left.seconds <= right.seconds) {
      last.next = left;
      left = left.next;
    } else {
      last.next = right;
      right = right.next;
    }
    last = last.next as Song;
  }
  last.next = left ?? right;
  return head.next;
}

interface Letter {
  children: Map<string, Letter>;
  word?: string;
}

function trie(words: readonly string[]): Letter {
  const root: Letter = { children: new Map() };
  for (const one of words) {
    let at = root;
    for (const letter of one) {
      let next = at.children.get(letter);
      if (!next) {
        next = { children: new Map() };
        at.children.set(letter, next);
      }
      at = next;
    }
    at.word = one;
  }
  return root;
}

interface Page {
  title: string;
  parent: Page | undefined;
}

/** n pages, two below each; one of the deepest. */
function site(n: number): Page {
  const pages: Page[] = [];
  for (let i = 0; i < n; i++) pages.push({ title: word(), parent: pages[(i - 1) >> 1] });
  return pages[n - 1] as Page;
}

export const listsAndTreesHeld = kind('list or tree', [
  known({
    name: 'linked list sorted by merges',
    input: playlist,
    truth: linearithmic,
    subject: sorted,
  }),
  known({
    name: 'ten suggestions from a trie of n logins',
    input: (n) => ({ names: trie(logins(n)), typed: 'user' }),
    // 4.5 µs up to n = 1,024; right after an input that flushes the caches 10 µs at 8,192, 36 at 32,768.
    truth: constant,
    subject: ({ names, typed }) => {
      let at: Letter | undefined = names;
      for (const letter of typed) at = at?.children.get(letter);
      const found: string[] = [];
      const collect = (one: Letter) => {
        if (one.word !== undefined) found.push(one.word);
        for (const child of one.children.values()) {
          if (found.length === 10) return;
          collect(child);
        }
      };
      if (at) collect(at);
      return found;
    },
  }),
  known({
    name: 'breadcrumbs of the deepest page',
    input: site,
    // 1.2 µs at n = 4,096; right after an input that flushes the caches 5 µs at 16,384, 37 at 524,288.
    truth: logarithmic,
    subject: (page) => {
      const crumbs: string[] = [];
      for (let at: Page | undefined = page; at; at = at.parent) crumbs.unshift(at.title);
      return crumbs.join(' › ');
    },
  }),
]);
