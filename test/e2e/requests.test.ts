import { beforeAll, describe, expect, test } from 'vitest';
import { failingMessages } from './failing-messages.js';
import { masked, type TestReport } from './project.js';
import { runners } from './runners.js';

/** A service on a loopback port, and clients of it: with planted defects, and repaired. */
const service = `import http from 'node:http';
import axios from 'axios';

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const count = Number(url.searchParams.get('count'));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(Array.from({ length: count }, (_, id) => ({ id, customer: 'c' + id }))));
});
export let origin = '';
export async function startService() {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = 'http://127.0.0.1:' + (server.address() as { port: number }).port;
}
export function stopService() {
  server.close();
  server.closeAllConnections();
}
export const orders = (n: number): string => origin + '/v1/orders?token=secret&count=' + n;

const headers = { authorization: 'secret' };
const params = { token: 'secret' };

interface Order { id: number; customer: string }
const json = async (url: string): Promise<Order[]> => (await fetch(url, { headers })).json() as Promise<Order[]>;

/** N+1: one more request for every order. */
export async function listOrdersSlow(url: string) {
  const found = await json(url);
  return Promise.all(found.map(async (order) => ({
    ...order,
    lines: await json(origin + '/v1/orders/' + order.id + '/lines?token=' + params.token),
  })));
}
/** Two requests, however many orders. */
export async function listOrdersFast(url: string) {
  const found = await json(url);
  const lines = await json(origin + '/v1/lines?orders=' + found.map(({ id }) => id).join());
  return found.map((order) => ({ ...order, lines: lines.filter(({ id }) => id === order.id) }));
}
const getByNode = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.get(url, (response) => response.resume().on('end', resolve)).on('error', reject);
  });
/** The settings are asked for again and again. */
export async function showSlow() {
  for (let i = 0; i < 4; i++) await getByNode(origin + '/settings?' + params.token);
}
export const showFast = () => getByNode(origin + '/settings?' + params.token);
/** By name, by axios. */
export async function loadPagesSlow() {
  for (const name of ['home', 'about', 'team', 'jobs']) await axios.get(origin + '/pages/' + name, { params });
}
export const loadPagesFast = () => axios.get(origin + '/pages', { params });
export const ping = () => { void fetch(origin + '/ping'); };
`;

const specification = `
import { listOrdersFast, listOrdersSlow, loadPagesFast, loadPagesSlow, orders, ping, showFast, showSlow, startService, stopService } from './service';
beforeAll(startService);
afterAll(stopService);
const twenty = () => orders(20);
describe('toMakeAtMostRequests', () => {
  test('within', async () => { await expect(listOrdersFast).toMakeAtMostRequests(2, { input: twenty }); });
  test('over', async () => { await expect(listOrdersSlow).toMakeAtMostRequests(2, { input: twenty }); });
  test('not: over holds', async () => { await expect(listOrdersSlow).not.toMakeAtMostRequests(2, { input: twenty }); });
  test('not: within fails', async () => { await expect(listOrdersFast).not.toMakeAtMostRequests(2, { input: twenty }); });
  test('the same again', async () => { await expect(showSlow).toMakeAtMostRequests(1); });
  test('asked once', async () => { await expect(showFast).toMakeAtMostRequests(1); });
  test('by name', async () => { await expect(loadPagesSlow).toMakeAtMostRequests(1); });
  test('all at once', async () => { await expect(loadPagesFast).toMakeAtMostRequests(1); });
  test('not awaited', async () => { await expect(ping).toMakeAtMostRequests(0); });
  test('nothing seen', async () => { await expect(same).toMakeAtMostRequests(2, { input: orders }); });
  test('nothing seen, strict', async () => { await expect(same).toMakeAtMostRequests(2, { input: orders, inconclusive: 'fail' }); });
  test('none is right', async () => { await expect(same).toMakeAtMostRequests(0, { input: orders }); });
  test('throws', async () => { await expect(throws).toMakeAtMostRequests(2); });
  test('negative limit', async () => { await expect(showFast).toMakeAtMostRequests(-1); });
  test('unknown option', async () => { await expect(showFast).toMakeAtMostRequests(1, { matching: /a/ } as never); });
});
describe('toScaleNoWorseThan', () => {
  test('within', async () => { await expect(listOrdersFast).toScaleNoWorseThan('1', { of: 'requests', input: orders }); });
  test('over', async () => { await expect(listOrdersSlow).toScaleNoWorseThan('1', { of: 'requests', input: orders, sizes: [5, 20, 80] }); });
  test('no requests, strict', async () => { await expect(same).toScaleNoWorseThan('1', { of: 'requests', input: same, sizes: [5, 20, 80], inconclusive: 'fail' }); });
});
`;
const passing = [
  'toMakeAtMostRequests within',
  'toMakeAtMostRequests not: over holds',
  'toMakeAtMostRequests asked once',
  'toMakeAtMostRequests all at once',
  'toMakeAtMostRequests nothing seen',
  'toMakeAtMostRequests none is right',
  'toScaleNoWorseThan within',
];

describe.each(runners)('requests in $name', (runner) => {
  let tests: TestReport[] = [];
  beforeAll(async () => {
    const project = runner.project('requests', { 'src/service.ts': service, 'src/shop.perf.test.ts': specification });
    ({ tests } = await runner.report(project));
  });

  test('passes and fails where it must', () => {
    expect(tests.filter(({ status }) => status === 'passed').map(({ name }) => name)).toEqual(passing);
    expect(tests).toHaveLength(18);
  });

  test('each failing message, whole', async () => {
    const messages = failingMessages(runner, tests, (message) =>
      masked(message).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'),
    );
    expect(messages).not.toContain('secret');
    await expect(messages).toMatchFileSnapshot('__snapshots__/requests.txt');
  });

  test('a record holds neither queries nor headers', () => {
    const [record] = tests.find(({ name }) => name === 'toMakeAtMostRequests over')?.records ?? [];
    expect(record).toMatchObject({
      requirement: { metric: 'requests', limit: 2, unit: 'requests', negated: false },
      verdict: { kind: 'over' },
      measured: { value: 21, unit: 'requests' },
      shapes: [
        { text: expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/v1\/orders\/:id\/lines$/), count: 20 },
        { text: expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/v1\/orders$/), count: 1 },
      ],
      cause: { id: 'n-plus-one-over-http' },
    });
    expect(JSON.stringify(record)).not.toMatch(/secret|\/work|\/home|\/root/);
  });
});
