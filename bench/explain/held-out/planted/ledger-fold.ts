// @size 1500
export interface Posting {
  account: string;
  cents: number;
}

interface Ledger {
  readonly postings: readonly Posting[];
  readonly balance: number;
}

const empty: Ledger = { postings: [], balance: 0 };

function post(ledger: Ledger, posting: Posting): Ledger {
  if (posting.cents === 0) return ledger;
  return {
    // HOT copied-accumulator
    postings: [...ledger.postings, posting],
    balance: ledger.balance + posting.cents,
  };
}

export function close(postings: Posting[]): Ledger {
  let ledger = empty;
  for (const posting of postings) {
    ledger = post(ledger, posting);
  }
  return ledger;
}

export const subject = (postings: Posting[]) => close(postings).balance;
export const make = (n: number): Posting[] =>
  Array.from({ length: n }, (_, i) => ({ account: `a${i % 10}`, cents: 1 + (i % 100) }));
