// @size 3000
export interface Entry {
  id: number;
  account: string;
  amount: number;
  bookedOn: string;
}

export interface Balance {
  account: string;
  balance: number;
  entries: number;
}

const month = (date: string): string => date.slice(0, 7);

function isValid(entry: Entry): boolean {
  return Number.isFinite(entry.amount) && entry.account !== '';
}

class Ledger {
  readonly #balances = new Map<string, Balance>();
  readonly #months = new Set<string>();

  post(entry: Entry): void {
    const balance = this.#balances.get(entry.account) ?? { account: entry.account, balance: 0, entries: 0 };
    balance.balance += entry.amount;
    balance.entries += 1;
    this.#balances.set(entry.account, balance);
    this.#months.add(month(entry.bookedOn));
  }

  balances(): Balance[] {
    return [...this.#balances.values()].sort((a, b) => b.balance - a.balance);
  }

  get months(): number {
    return this.#months.size;
  }
}

export function close(entries: Entry[]): { balances: Balance[]; months: number } {
  const ledger = new Ledger();
  for (const entry of entries.filter(isValid)) ledger.post(entry);
  return { balances: ledger.balances(), months: ledger.months };
}

export const subject = close;
export const make = (n: number): Entry[] =>
  Array.from({ length: n }, (_, id) => ({
    id,
    account: `A${id % 300}`,
    amount: (id * 37) % 1000,
    bookedOn: `2026-${String(1 + (id % 12)).padStart(2, '0')}-01`,
  }));
