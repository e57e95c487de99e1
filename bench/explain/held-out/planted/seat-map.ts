// @size 1500 @bound n log n
export interface Seat {
  row: number;
  number: number;
  price: number;
}

export interface Ticket {
  row: number;
  number: number;
}

function seatOf(seats: Seat[], ticket: Ticket): Seat | undefined {
  const wanted = ticket.row * 100 + ticket.number;
  // HOT linear-search
  for (const seat of seats) {
    if (seat.row * 100 + seat.number === wanted) return seat;
  }
  return undefined;
}

export function revenue(tickets: Ticket[], seats: Seat[]): number {
  let sum = 0;
  for (const ticket of tickets) sum += seatOf(seats, ticket)?.price ?? 0;
  return sum;
}

export const subject = ({ tickets, seats }: { tickets: Ticket[]; seats: Seat[] }) => revenue(tickets, seats);
export const make = (n: number) => ({
  tickets: Array.from({ length: n }, (_, i) => ({ row: i >> 5, number: i & 31 })),
  seats: Array.from({ length: n }, (_, i) => ({ row: i >> 5, number: i & 31, price: 20 + (i % 7) })),
});
