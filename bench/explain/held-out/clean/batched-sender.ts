// @size 8
import { setTimeout as wait } from 'node:timers/promises';

export interface Email {
  to: string;
  body: string;
}

export interface Delivery {
  sent: number;
  failed: string[];
}

class Gateway {
  #token = '';

  async signIn(): Promise<void> {
    await wait(2);
    this.#token = 'token';
  }

  async send(email: Email): Promise<boolean> {
    if (this.#token === '') throw new Error('Sign in first');
    await wait(2);
    return email.to.includes('@');
  }
}

const chunk = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

async function sendChunk(gateway: Gateway, emails: Email[], delivery: Delivery): Promise<void> {
  const results = await Promise.all(emails.map((email) => gateway.send(email)));
  results.forEach((ok, index) => {
    if (ok) delivery.sent += 1;
    else delivery.failed.push((emails[index] as Email).to);
  });
}

/** Four at a time, since the gateway refuses more. */
export async function deliver(emails: Email[]): Promise<Delivery> {
  const gateway = new Gateway();
  await gateway.signIn();
  const delivery: Delivery = { sent: 0, failed: [] };
  await Promise.all(chunk(emails, 4).map((part) => sendChunk(gateway, part, delivery)));
  return delivery;
}

export const subject = deliver;
export const make = (n: number): Email[] => Array.from({ length: n }, (_, i) => ({ to: `a${i}@b.org`, body: 'hello' }));
