// @size 60000
export interface Session {
  id: number;
  expires: number;
}

export interface Pruned {
  left: number;
  removed: number;
}

const isExpired = (session: Session, now: number): boolean => session.expires < now;

function removeExpired(sessions: Session[], now: number): number {
  let removed = 0;
  for (let index = sessions.length - 1; index >= 0; index--) {
    if (isExpired(sessions[index] as Session, now)) {
      // HOT front-of-array
      sessions.splice(index, 1);
      removed += 1;
    }
  }
  return removed;
}

export function prune(input: { sessions: Session[]; now: number }): Pruned {
  const removed = removeExpired(input.sessions, input.now);
  return { left: input.sessions.length, removed };
}

export const subject = prune;
export const make = (n: number) => ({
  now: 500,
  sessions: Array.from({ length: n }, (_, id) => ({ id, expires: (id * 7919) % 1000 })),
});
