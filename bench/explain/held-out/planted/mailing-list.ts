// @size 4000 @bound n log n
export interface Subscriber {
  email: string;
  name: string;
}

const canonical = (email: string): string => email.trim().toLowerCase();

function isValid(email: string): boolean {
  const at = email.indexOf('@');
  return at > 0 && at < email.length - 1;
}

export function recipients(subscribers: Subscriber[], unsubscribed: string[]): string[] {
  const result: string[] = [];
  for (const { email } of subscribers) {
    const address = canonical(email);
    if (!isValid(address)) continue;
    // HOT linear-search
    if (unsubscribed.includes(address)) continue;
    result.push(address);
  }
  return result;
}

export const subject = ({ subscribers, unsubscribed }: { subscribers: Subscriber[]; unsubscribed: string[] }) =>
  recipients(subscribers, unsubscribed);
export const make = (n: number) => ({
  subscribers: Array.from({ length: n }, (_, i) => ({ email: `Person${i}@example.org`, name: `Person ${i}` })),
  unsubscribed: Array.from({ length: n }, (_, i) => `person${i * 2 + 1}@example.org`),
});
