import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Waits until nobody is connected any more: a pool has ended before its connections have, and one that the server cuts off throws. */
export async function connectionsGone(options: object): Promise<void> {
  const client = new pg.Client(options);
  await client.connect();
  const others = "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  while ((await client.query(others)).rowCount) await setTimeout(20);
  await client.end();
}
