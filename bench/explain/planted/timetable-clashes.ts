// @size 1200 @bound n log n
export interface Booking {
  room: string;
  from: number;
  to: number;
}

function overlap(a: Booking, b: Booking): boolean {
  return a.room === b.room && a.from < b.to && b.from < a.to;
}

export function clashes(bookings: Booking[]): number {
  let found = 0;
  for (let i = 0; i < bookings.length; i++) {
    // HOT nested-loops
    for (let j = i + 1; j < bookings.length; j++) {
      if (overlap(bookings[i] as Booking, bookings[j] as Booking)) found += 1;
    }
  }
  return found;
}

export function summary(bookings: Booking[]): string {
  const valid = bookings.filter(({ from, to }) => from < to);
  const count = clashes(valid);
  return count === 0 ? 'no clash' : `${count} clashes`;
}

export const subject = summary;
export const make = (n: number): Booking[] =>
  Array.from({ length: n }, (_, i) => ({ room: `r${i % 20}`, from: i * 10, to: i * 10 + 9 }));
