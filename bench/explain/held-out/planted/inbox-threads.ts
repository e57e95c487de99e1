// @size 3000 @bound n log n
export interface Message {
  id: string;
  inReplyTo?: string;
  subject: string;
}

export interface Thread {
  root: Message;
  replies: Message[];
}

class Inbox {
  private readonly messages: Message[];

  constructor(messages: Message[]) {
    this.messages = messages;
  }

  private repliesTo(id: string): Message[] {
    // HOT linear-search
    return this.messages.filter((message) => message.inReplyTo === id);
  }

  threads(): Thread[] {
    const threads: Thread[] = [];
    for (const message of this.messages) {
      if (message.inReplyTo) continue;
      threads.push({ root: message, replies: this.repliesTo(message.id) });
    }
    return threads;
  }
}

export function summarize(messages: Message[]): string[] {
  return new Inbox(messages).threads().map(({ root, replies }) => `${root.subject} (${replies.length})`);
}

export const subject = summarize;
export const make = (n: number): Message[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `m${i}`,
    subject: `Topic ${i}`,
    ...(i % 2 ? { inReplyTo: `m${i - 1}` } : {}),
  }));
