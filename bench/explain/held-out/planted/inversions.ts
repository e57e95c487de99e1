// @size 1500
export interface Ranking {
  title: string;
  places: number[];
}

function inversions(places: number[]): number {
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    // HOT nested-loops
    for (let j = i + 1; j < places.length; j++) {
      if (place > (places[j] as number)) count++;
    }
  }
  return count;
}

export function disorder(ranking: Ranking): string {
  const { title, places } = ranking;
  const most = (places.length * (places.length - 1)) / 2;
  return `${title}: ${((100 * inversions(places)) / Math.max(1, most)).toFixed(1)}%`;
}

export const subject = disorder;
export const make = (n: number): Ranking => ({
  title: 'shuffled',
  places: Array.from({ length: n }, (_, i) => (i * 7919) % n),
});
