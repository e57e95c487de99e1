// @size 60000
export interface Session {
  token: string;
  expires: number;
}

const isExpired = (session: Session, now: number): boolean => session.expires <= now;

export function sweep(sessions: Session[], now: number): number {
  let removed = 0;
  for (let i = sessions.length - 1; i >= 0; i--) {
    const session = sessions[i] as Session;
    if (isExpired(session, now)) {
      // HOT front-of-array
      sessions.splice(i, 1);
      removed += 1;
    }
  }
  return removed;
}

export function maintain(sessions: Session[]): string {
  const removed = sweep(sessions, 500);
  return `${removed} removed, ${sessions.length} left`;
}

export const subject = maintain;
export const make = (n: number): Session[] =>
  Array.from({ length: n }, (_, i) => ({ token: `t${i}`, expires: (i * 7919) % 1000 }));
