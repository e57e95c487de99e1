// @size 40000
export interface Bid {
  price: number;
  bidder: string;
}

function position(bids: Bid[], price: number): number {
  let low = 0;
  let high = bids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bids[middle] as Bid).price < price) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function book(incoming: Bid[]): Bid[] {
  const bids: Bid[] = [];
  for (const bid of incoming) {
    if (bid.price <= 0) continue;
    // HOT front-of-array
    bids.splice(position(bids, bid.price), 0, bid);
  }
  return bids;
}

export const subject = book;
export const make = (n: number): Bid[] =>
  Array.from({ length: n }, (_, i) => ({ price: n - i, bidder: `b${i % 100}` }));
