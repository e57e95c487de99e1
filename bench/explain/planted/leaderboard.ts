// @size 1500 @bound n log n
export interface Score {
  player: string;
  points: number;
}

export interface Board {
  best: Score[];
  changes: number;
}

const byPoints = (a: Score, b: Score): number => b.points - a.points;

function insert(board: Board, score: Score): void {
  board.best.push(score);
  // HOT sort-in-loop
  board.best.sort(byPoints);
  board.changes += 1;
}

function validate(score: Score): boolean {
  return Number.isFinite(score.points) && score.player !== '';
}

export function rank(scores: Score[]): Board {
  const board: Board = { best: [], changes: 0 };
  for (const score of scores) {
    if (!validate(score)) continue;
    insert(board, score);
  }
  return board;
}

export function top(scores: Score[], count: number): Score[] {
  return rank(scores).best.slice(0, count);
}

export const subject = (scores: Score[]) => top(scores, 10);
export const make = (n: number): Score[] =>
  Array.from({ length: n }, (_, i) => ({ player: `p${i}`, points: (i * 7919) % 10007 }));
