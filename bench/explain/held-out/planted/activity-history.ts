// @size 6000 @bound n log n
export type ActivityType = 'view' | 'edit' | 'share' | 'delete';

export interface Activity {
  userId: number;
  type: ActivityType;
  at: number;
}

interface HistoryEntry {
  label: string;
  at: number;
}

const LABELS: Record<ActivityType, string> = {
  view: 'viewed the document',
  edit: 'edited the document',
  share: 'shared the document',
  delete: 'deleted the document',
};

function describe(activity: Activity): HistoryEntry {
  return { label: `User ${activity.userId} ${LABELS[activity.type]}`, at: activity.at };
}

class ActivityHistory {
  #entries: HistoryEntry[] = [];
  #counts = new Map<ActivityType, number>();

  record(activity: Activity): void {
    this.#counts.set(activity.type, (this.#counts.get(activity.type) ?? 0) + 1);
    // Newest first, as the page shows it.
    // HOT front-of-array
    this.#entries.unshift(describe(activity));
  }

  page(number: number, size = 20): HistoryEntry[] {
    return this.#entries.slice(number * size, (number + 1) * size);
  }

  summary(): string {
    return [...this.#counts].map(([type, count]) => `${type}: ${count}`).join(', ');
  }
}

export function buildHistory(activities: Activity[]): { summary: string; firstPage: HistoryEntry[] } {
  const history = new ActivityHistory();
  activities.forEach((activity) => {
    history.record(activity);
  });
  return { summary: history.summary(), firstPage: history.page(0) };
}

const types: ActivityType[] = ['view', 'edit', 'share', 'delete'];
export const subject = buildHistory;
export const make = (n: number): Activity[] =>
  Array.from({ length: n }, (_, i) => ({ userId: i % 50, type: types[i % 4] as ActivityType, at: i * 1000 }));
