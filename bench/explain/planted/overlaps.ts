// @size 2500 @bound n log n
export interface Booking {
  room: string;
  from: number;
  to: number;
}

export interface Clash {
  a: Booking;
  b: Booking;
}

const overlaps = (a: Booking, b: Booking): boolean => a.room === b.room && a.from < b.to && b.from < a.to;

function clashesIn(bookings: Booking[]): Clash[] {
  const clashes: Clash[] = [];
  for (let i = 0; i < bookings.length; i++) {
    // HOT nested-loops
    for (let j = i + 1; j < bookings.length; j++) {
      const a = bookings[i] as Booking;
      const b = bookings[j] as Booking;
      if (overlaps(a, b)) clashes.push({ a, b });
    }
  }
  return clashes;
}

export function checkCalendar(bookings: Booking[]): string[] {
  const valid = bookings.filter(({ from, to }) => from < to);
  return clashesIn(valid).map(({ a, b }) => `${a.room}: ${a.from} and ${b.from}`);
}

export const subject = checkCalendar;
export const make = (n: number): Booking[] =>
  Array.from({ length: n }, (_, i) => ({ room: `r${i % 50}`, from: i * 10, to: i * 10 + 8 }));
