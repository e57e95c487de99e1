// @size 5
import { setTimeout } from 'node:timers/promises';

export interface Post {
  slug: string;
  body: string;
}

class Publisher {
  published = 0;

  async send(post: Post): Promise<void> {
    await setTimeout(post.body.length > 0 ? 3 : 1);
    this.published += 1;
  }
}

function render(post: Post): Post {
  return { ...post, body: `<p>${post.body}</p>` };
}

export async function publish(posts: Post[]): Promise<number> {
  const publisher = new Publisher();
  for (const post of posts) {
    const rendered = render(post);
    // HOT sequential-awaits
    await publisher.send(rendered);
  }
  return publisher.published;
}

export const subject = publish;
export const make = (n: number): Post[] => Array.from({ length: n }, (_, i) => ({ slug: `s${i}`, body: `b${i}` }));
