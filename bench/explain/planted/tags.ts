// @size 6000 @bound n log n
export interface Post {
  title: string;
  tags: string[];
}

const normalise = (tag: string): string => tag.trim().toLowerCase();

function tagsOf(post: Post): string[] {
  return post.tags.map(normalise).filter((tag) => tag.length > 0);
}

function collectTags(posts: Post[]): string[] {
  const all: string[] = [];
  for (const post of posts) {
    for (const tag of tagsOf(post)) {
      // HOT linear-search
      if (!all.includes(tag)) {
        all.push(tag);
      }
    }
  }
  return all;
}

export class TagCloud {
  readonly #posts: Post[];
  constructor(posts: Post[]) {
    this.#posts = posts;
  }
  build(): { tag: string; size: number }[] {
    const tags = collectTags(this.#posts);
    return tags.map((tag, index) => ({ tag, size: 1 + (index % 5) }));
  }
}

export const subject = (posts: Post[]) => new TagCloud(posts).build();
export const make = (n: number): Post[] =>
  Array.from({ length: n }, (_, i) => ({ title: `post ${i}`, tags: [` Tag${i}`, 'news'] }));
