import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import axios from 'axios';
import got from 'got';
import * as undici from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeShapes } from '../../src/explain/statements.js';
import type { Reading } from '../../src/sensors/reading.js';
import { requestsDuring } from '../../src/sensors/requests/index.js';
import { type Loopback, psk, startSecureServer, startServer } from './loopback.js';

let server: Loopback;
let secure: Loopback;
beforeAll(async () => {
  server = await startServer();
  secure = await startSecureServer();
});
afterAll(async () => {
  await server.stop();
  await secure.stop();
});

async function readingOf(run: () => unknown): Promise<Reading> {
  const { outcome, reading } = await requestsDuring(run);
  if (!outcome.ok) throw outcome.error;
  return reading;
}
const shapesOf = ({ shapes }: Reading, { url } = server) =>
  shapes.map(({ text, count, distinctValues }) => [text.replace(url, ''), count, distinctValues]);
const places = ({ shapes }: Reading) =>
  placeShapes(shapes).map(({ places }) => places.map(({ file, line }) => [file, line]));

const source = readFileSync(import.meta.filename, 'utf8').split('\n');
const lineOf = (code: string): number => source.findIndex((line) => line.includes(code)) + 1;
const here = 'test/requests/requests.test.ts';

const get = (url: string, options: https.RequestOptions = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const { get } = url.startsWith('https:') ? https : http;
    get(url, options, (response) => response.resume().on('end', resolve)).on('error', reject); // by node
  });

const ids = [1, 2, 3];
/** Each of its own line, with which its requests must be found. */
type Client = [name: string, one: (url: string) => Promise<unknown>];
const clients: Client[] = [
  ['fetch', async (url) => (await fetch(url)).text()], // by fetch
  ['undici.request', async (url) => (await undici.request(url)).body.text()], // by undici.request
  ['undici.fetch', async (url) => (await undici.fetch(url)).text()], // by undici.fetch
  ['axios', (url) => axios.get(url)], // by axios
  ['axios over fetch', (url) => axios.get(url, { adapter: 'fetch' })], // by axios over fetch
  ['got', (url) => got(url).text()], // by got
];

describe.each(clients)('%s', (name, one) => {
  test('one for each item: counted once each, from the line of the user', async () => {
    const reading = await readingOf(async () => {
      for (const id of ids) await one(`${server.url}/users/${id}?token=secret`);
      await Promise.all(ids.map((id) => one(`${server.url}/orders/${id}`)));
    });
    expect(shapesOf(reading)).toEqual([
      ['GET /users/:id', 3, 3],
      ['GET /orders/:id', 3, 3],
    ]);
    const line = lineOf(`// by ${name}`);
    for (const found of places(reading)) expect(found).toEqual([[here, line]]);
    expect(reading).toMatchObject({ count: 6, ambiguous: 0, stillRunning: 0 });
    expect(JSON.stringify(reading.shapes.map(({ text }) => text))).not.toContain('secret');
  });

  test('a redirect is a request of its own, from the same line', async () => {
    const reading = await readingOf(() => one(`${server.url}/redirect/1`));
    expect(shapesOf(reading).slice(0, 2)).toEqual(
      name === 'undici.request'
        ? [['GET /redirect/:id', 1, 1]]
        : [
            ['GET /redirect/:id', 1, 1],
            ['GET /target', 1, 1],
          ],
    );
    for (const found of places(reading)) expect(found).toEqual([[here, lineOf(`// by ${name}`)]]);
  });
});

describe.each([
  ['http.get', (path: string) => get(server.url + path), () => server],
  ['https.get', (path: string) => get(secure.url + path, psk), () => secure],
] as const)('%s', (_, one, of) => {
  test('one for each item: counted once each, from the line of the user', async () => {
    const reading = await readingOf(async () => {
      for (const id of ids) await one(`/users/${id}?token=secret`);
    });
    expect(shapesOf(reading, of())).toEqual([['GET /users/:id', 3, 3]]);
    expect(places(reading)).toEqual([[[here, lineOf('// by node')]]]);
  });
});

test('methods, bodies, and addresses in parts', async () => {
  const { port } = new URL(server.url);
  const reading = await readingOf(async () => {
    await fetch(`${server.url}/items`, { method: 'POST', body: 'secret' });
    await new Promise((resolve, reject) => {
      http
        .request({ host: '127.0.0.1', port, path: '/items/7', method: 'PUT', headers: { a: 'secret' } }, (response) =>
          response.resume().on('end', resolve),
        )
        .on('error', reject)
        .end('secret');
    });
  });
  expect(shapesOf(reading)).toEqual([
    ['POST /items', 1, 1],
    ['PUT /items/:id', 1, 1],
  ]);
});

test('a refused request was made all the same; what is no HTTP was not', async () => {
  const closed = await startServer();
  await closed.stop();
  const reading = await readingOf(async () => {
    await fetch(`${closed.url}/a`).catch(() => {});
    await get(`${closed.url}/b`).catch(() => {});
    await (await fetch('data:text/plain,hello')).text();
  });
  expect(shapesOf(reading, closed)).toEqual([
    ['GET /a', 1, 1],
    ['GET /b', 1, 1],
  ]);
  expect(reading.stillRunning).toBe(0);
});

test('a request that is not awaited counts, and is said to be still running', async () => {
  let late: Promise<unknown> | undefined;
  const reading = await readingOf(() => {
    late = fetch(`${server.url}/slow`);
  });
  expect(reading).toMatchObject({ count: 1, stillRunning: 1 });
  await late;
});

describe('calls that are open at once', () => {
  test('keep their own', async () => {
    const many = Array.from({ length: 20 }, (_, index) => index + 1);
    const readings = await Promise.all(
      many.map((count) =>
        readingOf(async () => {
          const urls = Array.from({ length: count }, (_, id) => `${server.url}/users/${id}`);
          await Promise.all(urls.map((url, index) => (index % 2 ? fetch(url).then((r) => r.text()) : get(url))));
        }),
      ),
    );
    expect(readings.map(({ count, ambiguous }) => [count, ambiguous])).toEqual(many.map((count) => [count, 0]));
  });

  test('keep their own over a few connections, for which hundreds of requests wait', async () => {
    const dispatcher = new undici.Agent({ connections: 2 });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
    const many = Array.from({ length: 100 }, (_, index) => 1 + (index % 8));
    const readings = await Promise.all(
      many.map((count) =>
        readingOf(async () => {
          const one = async (id: number): Promise<unknown> =>
            id % 2
              ? (await undici.request(`${server.url}/users/${id}`, { dispatcher })).body.text()
              : get(`${server.url}/users/${id}`, { agent } as https.RequestOptions);
          await Promise.all(Array.from({ length: count }, (_, id) => one(id)));
        }),
      ),
    );
    expect(readings.map(({ count, ambiguous, stillRunning }) => [count, ambiguous, stillRunning])).toEqual(
      many.map((count) => [count, 0, 0]),
    );
    await dispatcher.close();
    agent.destroy();
  });

  test('nested ones keep their own: the inner call’s are not the outer one’s', async () => {
    let inner: Reading | undefined;
    const outer = await readingOf(async () => {
      await get(`${server.url}/outer`);
      inner = await readingOf(() => get(`${server.url}/inner`));
    });
    expect([shapesOf(outer), inner && shapesOf(inner)]).toEqual([[['GET /outer', 1, 1]], [['GET /inner', 1, 1]]]);
  });

  test('a server of this process that asks another one: of the only open call, or of none that can be told', async () => {
    const gateway = http.createServer(async (_, response) => {
      await (await fetch(`${server.url}/behind`)).text();
      response.end();
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(gateway.address() as { port: number }).port}`;
    const ask = () => readingOf(async () => (await fetch(url)).text());
    expect(await ask()).toMatchObject({ count: 2, ambiguous: 0 });
    const both = await Promise.all([ask(), ask()]);
    for (const reading of both) {
      expect(reading.count).toBe(1);
      expect(reading.ambiguous).toBeGreaterThan(0);
    }
    gateway.close();
    gateway.closeAllConnections();
  });
});

test('nothing listens outside a call', async () => {
  const names = ['undici:request:create', 'http.client.request.created'];
  const { hasSubscribers } = await import('node:diagnostics_channel');
  await readingOf(async () => {
    expect(names.map((name) => hasSubscribers(name))).toEqual([true, true]);
  });
  expect(names.map((name) => hasSubscribers(name))).toEqual([false, false]);
});
