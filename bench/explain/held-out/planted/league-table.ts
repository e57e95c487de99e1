// @size 250 @bound n log n
export interface Match {
  home: string;
  away: string;
  homeGoals: number;
  awayGoals: number;
}

export interface Standing {
  team: string;
  points: number;
  goalDifference: number;
}

export interface RankedTeam extends Standing {
  rank: number;
}

function pointsFor(scored: number, conceded: number): number {
  if (scored > conceded) return 3;
  return scored === conceded ? 1 : 0;
}

function addResult(table: Map<string, Standing>, team: string, scored: number, conceded: number): void {
  const standing = table.get(team) ?? { team, points: 0, goalDifference: 0 };
  standing.points += pointsFor(scored, conceded);
  standing.goalDifference += scored - conceded;
  table.set(team, standing);
}

function standings(matches: Match[]): Standing[] {
  const table = new Map<string, Standing>();
  for (const { home, away, homeGoals, awayGoals } of matches) {
    addResult(table, home, homeGoals, awayGoals);
    addResult(table, away, awayGoals, homeGoals);
  }
  return Array.from(table.values());
}

const rankOf = (team: string, table: Standing[]): number => {
  // HOT sort-in-loop
  const ordered = [...table].sort((a, b) => b.points - a.points || b.goalDifference - a.goalDifference);
  return ordered.findIndex((standing) => standing.team === team) + 1;
};

export function rankedTable(matches: Match[]): RankedTeam[] {
  const table = standings(matches);
  return table.map((standing) => ({ ...standing, rank: rankOf(standing.team, table) }));
}

export const subject = rankedTable;
export const make = (n: number): Match[] =>
  Array.from({ length: n }, (_, i) => ({
    home: `Team ${i}`,
    away: `Team ${(i * 7 + 1) % n}`,
    homeGoals: (i * 31) % 5,
    awayGoals: (i * 17) % 4,
  }));
