// @size 4000
export interface Click {
  user: number;
  at: number;
  page: string;
}

export interface Session {
  user: number;
  from: number;
  to: number;
  pages: string[];
}

const GAP = 30 * 60 * 1000;

function byUserThenTime(a: Click, b: Click): number {
  return a.user - b.user || a.at - b.at;
}

function* sessionsOf(clicks: Click[]): Generator<Session> {
  let open: Session | undefined;
  for (const click of clicks) {
    if (open && open.user === click.user && click.at - open.to <= GAP) {
      open.to = click.at;
      open.pages.push(click.page);
      continue;
    }
    if (open) yield open;
    open = { user: click.user, from: click.at, to: click.at, pages: [click.page] };
  }
  if (open) yield open;
}

function longest(sessions: Iterable<Session>): Session | undefined {
  let found: Session | undefined;
  for (const session of sessions) {
    if (!found || session.pages.length > found.pages.length) found = session;
  }
  return found;
}

export function report(clicks: Click[]): string {
  const ordered = [...clicks].sort(byUserThenTime);
  const session = longest(sessionsOf(ordered));
  return session ? `${session.user}: ${session.pages.length} pages in ${session.to - session.from} ms` : 'nothing';
}

export const subject = report;
export const make = (n: number): Click[] =>
  Array.from({ length: n }, (_, i) => ({ user: (i * 7) % 100, at: ((i * 7919) % n) * 60_000, page: `/p/${i % 40}` }));
