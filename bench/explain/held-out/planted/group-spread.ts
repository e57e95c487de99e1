// @size 500 @bound n log n
export interface Event {
  day: string;
  title: string;
}

type Calendar = Record<string, Event[]>;

const sortKey = (event: Event): string => `${event.day} ${event.title}`;

function byDay(events: Event[]): Calendar {
  return events.reduce<Calendar>((calendar, event) => {
    const known = calendar[event.day] ?? [];
    // HOT copied-accumulator
    return { ...calendar, [event.day]: [...known, event] };
  }, {});
}

export function calendar(events: Event[]): string[] {
  const days = byDay(events);
  return Object.keys(days)
    .map((day) => `${day}: ${(days[day] ?? []).map(sortKey).join(', ')}`)
    .sort();
}

export const subject = calendar;
export const make = (n: number): Event[] =>
  Array.from({ length: n }, (_, i) => ({ day: `day-${i}`, title: `Event ${i}` }));
