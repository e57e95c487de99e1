// @size 2000 @bound n log n
export interface Pupil {
  name: string;
  points: number;
}

function highest(pupils: Pupil[]): number {
  let most = 1;
  for (const { points } of pupils) if (points > most) most = points;
  return most;
}

function grade(share: number): string {
  if (share > 0.9) return 'A';
  return share > 0.5 ? 'B' : 'C';
}

export function grades(pupils: Pupil[]): Map<string, string> {
  const result = new Map<string, string>();
  pupils.forEach((pupil) => {
    // HOT missing-memo
    const share = pupil.points / highest(pupils);
    result.set(pupil.name, grade(share));
  });
  return result;
}

export const subject = grades;
export const make = (n: number): Pupil[] =>
  Array.from({ length: n }, (_, i) => ({ name: `P${i}`, points: (i * 7919) % 1009 }));
