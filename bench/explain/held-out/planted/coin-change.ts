// @size 60
export interface Till {
  coins: number[];
  amount: number;
}

function ways(amount: number, coins: number[], index: number): number {
  if (amount === 0) return 1;
  if (amount < 0 || index >= coins.length) return 0;
  const coin = coins[index] as number;
  // HOT recursion-without-memo
  return ways(amount - coin, coins, index) + ways(amount, coins, index + 1);
}

export function change(till: Till): number {
  const coins = [...till.coins].filter((coin) => coin > 0).sort((a, b) => b - a);
  return ways(till.amount, coins, 0);
}

export const subject = change;
export const make = (n: number): Till => ({ coins: [1, 2, 3, 5, 7, 11], amount: n });
