// @size 6
import { setTimeout as wait } from 'node:timers/promises';

export interface Position {
  account: string;
  currency: string;
  amount: number;
}

export interface RateSource {
  latest(currency: string): Promise<number>;
}

/** Stands in for the bank's HTTP interface. */
class BankRates implements RateSource {
  async latest(currency: string): Promise<number> {
    await wait(3);
    return 1 + currency.length / 10;
  }
}

const currenciesOf = (positions: Position[]): string[] => [...new Set(positions.map(({ currency }) => currency))];

async function loadRates(currencies: string[], source: RateSource): Promise<Map<string, number>> {
  const rates = new Map<string, number>();
  for (const currency of currencies) {
    // HOT sequential-awaits
    const rate = await source.latest(currency);
    rates.set(currency, rate);
  }
  return rates;
}

function valueIn(position: Position, rates: Map<string, number>): number {
  const rate = rates.get(position.currency);
  if (rate === undefined) throw new Error(`No rate for ${position.currency}`);
  return position.amount * rate;
}

export async function portfolioValue(positions: Position[], source: RateSource = new BankRates()): Promise<number> {
  const rates = await loadRates(currenciesOf(positions), source);
  return positions.reduce((sum, position) => sum + valueIn(position, rates), 0);
}

export const subject = (positions: Position[]): Promise<number> => portfolioValue(positions);
export const make = (n: number): Position[] =>
  Array.from({ length: 4 * n }, (_, i) => ({ account: `A${i}`, currency: `C${i % n}`, amount: 100 + i }));
