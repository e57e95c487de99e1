// @size 1500 @bound n log n
export interface Subscriber {
  email: string;
  segments: string[];
  unsubscribedAt?: string;
}

export interface Campaign {
  name: string;
  segments: string[];
}

export interface Audience {
  campaign: string;
  recipients: string[];
  duplicates: number;
}

const isActive = (subscriber: Subscriber): boolean => subscriber.unsubscribedAt === undefined;

const normalizeEmail = (email: string): string => email.trim().toLowerCase();

// HOT linear-search
const unique = <T>(values: T[]): T[] => values.filter((value, index) => values.indexOf(value) === index);

function matchesCampaign(subscriber: Subscriber, campaign: Campaign): boolean {
  return subscriber.segments.some((segment) => campaign.segments.includes(segment));
}

export function buildAudience(subscribers: Subscriber[], campaign: Campaign): Audience {
  const emails = subscribers
    .filter(isActive)
    .filter((subscriber) => matchesCampaign(subscriber, campaign))
    .map((subscriber) => normalizeEmail(subscriber.email));
  const recipients = unique(emails);
  return { campaign: campaign.name, recipients, duplicates: emails.length - recipients.length };
}

export function preview(audience: Audience, limit = 5): string {
  const shown = audience.recipients.slice(0, limit).join(', ');
  return `${audience.campaign}: ${shown} and ${audience.recipients.length - limit} more`;
}

const campaign: Campaign = { name: 'Spring sale', segments: ['customers', 'trial'] };
export const subject = (subscribers: Subscriber[]): string => preview(buildAudience(subscribers, campaign));
export const make = (n: number): Subscriber[] =>
  Array.from({ length: n }, (_, i) => ({
    email: ` Reader${i - (i % 11 === 0 ? 1 : 0)}@example.org`,
    segments: [i % 2 ? 'customers' : 'trial'],
    ...(i % 50 === 49 ? { unsubscribedAt: '2026-01-01' } : {}),
  }));
