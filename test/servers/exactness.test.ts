import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchQueries } from '../../src/measure/queries.js';
import { type QueryReading, queriesDuring, stopWatching } from '../../src/sensors/queries/index.js';
import { startMariaDb } from './mariadb.js';
import { openPool, startPostgres } from './postgres.js';

/** What these tests ask of a pool of two connections, of whatever driver. */
interface Pool {
  /** A number back. */
  echo(value: number): Promise<unknown>;
  /** Three rows back. */
  rows(): Promise<unknown>;
  /** One statement between BEGIN and COMMIT. */
  transaction(value: number): Promise<unknown>;
  slowly(): Promise<unknown>;
  fail(): Promise<unknown>;
  end(): Promise<unknown>;
}

async function openPg(): Promise<Pool> {
  const { options, stop } = await startPostgres();
  const pool = openPool(options, 2);
  return {
    echo: (value) => pool.query('select $1::int', [value]),
    rows: () => pool.query('select g from generate_series(1, 3) g'),
    async transaction(value) {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('select $1::int + 1', [value]);
      await client.query('commit');
      client.release();
    },
    slowly: () => pool.query('select pg_sleep(0.05)'),
    fail: () => pool.query('select * from nowhere').catch(() => {}),
    end: () => pool.end().then(stop),
  };
}

async function openMysql2(): Promise<Pool> {
  const { options, stop } = await startMariaDb();
  const pool = mysql.createPool({ ...options, connectionLimit: 2 });
  return {
    echo: (value) => (value % 2 ? pool.query('select ?', [value]) : pool.execute('select ?', [value])),
    rows: () => pool.query('select 1 union select 2 union select 3'),
    async transaction(value) {
      const connection = await pool.getConnection();
      await connection.beginTransaction();
      await connection.execute('select ? + 1', [value]);
      await connection.commit();
      connection.release();
    },
    slowly: () => pool.query('select sleep(0.05)'),
    fail: () => pool.query('select * from nowhere').catch(() => {}),
    end: () => pool.end().then(stop),
  };
}

async function readingOf(run: () => unknown): Promise<QueryReading> {
  const { outcome, reading } = await queriesDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}

describe.each([
  ['pg', openPg],
  ['mysql2', openMysql2],
])('%s, a pool of 2', (_, open) => {
  let pool: Pool;
  beforeAll(async () => {
    pool = await open();
  });
  afterAll(async () => {
    stopWatching();
    await pool?.end();
  });

  /** Many mixed queries at once and one after another; how many statements, and how many rows they give. */
  async function work(seed: number): Promise<{ queries: number; rows: number }> {
    const at = (i: number): number => (seed * 31 + i * 7) % 5;
    const kinds = Array.from({ length: 5 + (seed % 17) }, (_, i) => at(i));
    const ask = [
      () => pool.echo(seed),
      () => pool.rows(),
      () => pool.transaction(seed),
      () => pool.fail(),
      async () => {
        await pool.echo(seed);
        await new Promise((resolve) => setTimeout(resolve, seed % 3));
        await pool.rows();
      },
    ];
    await Promise.all(kinds.map((kind) => ask[kind]?.()));
    for (const kind of kinds.slice(0, 3)) await ask[kind]?.();
    const all = [...kinds, ...kinds.slice(0, 3)];
    const sum = (each: readonly number[]): number => all.reduce((total, kind) => total + (each[kind] ?? 0), 0);
    return { queries: sum([1, 1, 1, 1, 2]), rows: sum([1, 3, 1, 0, 4]) };
  }

  test('100 calls at once, hundreds of them waiting: each count exact, no strays', async () => {
    const expected: { queries: number; rows: number }[] = [];
    const readings = await Promise.all(
      Array.from({ length: 100 }, (_, seed) =>
        readingOf(async () => {
          expected[seed] = await work(seed);
        }),
      ),
    );
    expect(readings.map(({ count, rows }) => ({ queries: count, rows }))).toEqual(expected);
    expect(readings.map(({ ambiguous, stillRunning }) => ambiguous + stillRunning)).toEqual(readings.map(() => 0));
    expect(expected.reduce((total, { queries }) => total + queries, 0)).toBeGreaterThan(1500);
  });

  test('calls within a call keep their own, and the outer one what is its own', async () => {
    const inner: QueryReading[] = [];
    const outer = await readingOf(async () => {
      await pool.echo(1);
      await Promise.all(
        [1, 2, 3, 4].map(async (many) => {
          inner[many - 1] = await readingOf(() => Promise.all(Array.from({ length: many }, () => pool.echo(many))));
        }),
      );
      await Promise.all([pool.echo(1), pool.echo(2), pool.rows()]);
    });
    expect(outer).toMatchObject({ count: 4, ambiguous: 0 });
    expect(inner.map(({ count, ambiguous }) => [count, ambiguous])).toEqual([1, 2, 3, 4].map((many) => [many, 0]));
  });

  test('what is not awaited counts while the call lasts, and is still running then', async () => {
    await Promise.all([pool.echo(1), pool.echo(2)]);
    const late: Promise<unknown>[] = [];
    const { subject, readings } = watchQueries(async () => {
      late.push(pool.slowly(), pool.slowly(), pool.slowly());
    }, {});
    await subject();
    // The third one waits for a connection: it was not sent.
    expect(readings).toMatchObject([{ count: 2, stillRunning: 2 }]);
    await Promise.all(late);
    expect((await readingOf(() => pool.echo(1))).count).toBe(1);
  });

  describe.each([
    [
      'node:http',
      async () => {
        const server = createServer(async (_, response) => {
          await pool.rows();
          response.end(String(await pool.echo(1).then(() => 'done')));
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        return { address: server.address(), close: () => new Promise((resolve) => server.close(resolve)) };
      },
    ],
    [
      'express',
      async () => {
        const app = express();
        app.get('/', async (_, response) => {
          await pool.rows();
          await pool.echo(1);
          response.send('done');
        });
        const server = app.listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        return { address: server.address(), close: () => new Promise((resolve) => server.close(resolve)) };
      },
    ],
    [
      'fastify',
      async () => {
        const app = fastify();
        app.get('/', async () => {
          await pool.rows();
          await pool.echo(1);
          return 'done';
        });
        await app.listen({ port: 0, host: '127.0.0.1' });
        return { address: app.server.address(), close: () => app.close() };
      },
    ],
  ])('a server of %s in this process that listened before', (_, listen) => {
    let close: () => Promise<unknown>;
    let url: string;
    beforeAll(async () => {
      const server = await listen();
      close = server.close;
      url = `http://127.0.0.1:${(server.address as AddressInfo).port}/`;
    });
    afterAll(() => close?.());
    const request = async (): Promise<void> => {
      expect(await (await fetch(url)).text()).toBe('done');
    };

    test('its queries belong to the only open call that asks it', async () => {
      const reading = await readingOf(async () => {
        for (let i = 0; i < 3; i += 1) await request();
      });
      expect(reading).toMatchObject({ count: 6, rows: 12, ambiguous: 0, stillRunning: 0 });
    });

    test('with several open, they are nobody’s, and each is told so', async () => {
      const readings = await Promise.all([readingOf(request), readingOf(request)]);
      for (const { count, ambiguous } of readings) {
        expect(ambiguous).toBeGreaterThan(0);
        // What was issued when the other call had ended.
        expect(count).toBeLessThan(4);
      }
    });
  });
});
