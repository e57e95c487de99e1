// @size 7
export function permutations<T>(items: T[]): T[][] {
  const result: T[][] = [];
  const used = new Array<boolean>(items.length).fill(false);
  const current: T[] = [];
  const walk = (): void => {
    if (current.length === items.length) {
      result.push(current.slice());
      return;
    }
    for (let i = 0; i < items.length; i++) {
      if (used[i]) continue;
      used[i] = true;
      current.push(items[i] as T);
      walk();
      current.pop();
      used[i] = false;
    }
  };
  walk();
  return result;
}

export const subject = (items: number[]) => permutations(items).length;
export const make = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
