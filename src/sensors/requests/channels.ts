import { builtin } from '../../runtime.js';
import { usersFrames } from '../frames.js';
import { originFrames } from '../origins.js';
import { charge, type Issued, watching } from '../scope.js';
import { type Captured, capture } from '../sites.js';
import { hashText } from '../value-hash.js';
import { originOfUrl, requestShape } from './shape.js';
import { asWhoAsked, watchUndiciPools } from './undici-pools.js';

/** What undici tells of a request, its own copy and the one in Node, which `fetch` uses. */
interface UndiciRequest {
  method?: string;
  origin?: unknown;
  path?: string;
}
/** What node:http tells of a request. */
interface ClientRequest {
  method?: string;
  protocol?: string;
  host?: string;
  path?: string;
  socketPath?: string;
  getHeader?(name: string): unknown;
}

/** Requests go through helpers of the user's own: so many of the lines that lead to one are read. */
const linesRead = 5;

const begun = new WeakMap<object, Issued>();

// biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
function count(request: object, method: string, origin: string, path: string, top: Function, site?: Captured): void {
  // A tunnel through a proxy: the request that goes through it is told of too.
  if (method === 'CONNECT') return;
  const shape = { text: requestShape(method, origin, path), housekeeping: false };
  const hash = hashText(`${method} ${origin}${path}`);
  const at = site ?? capture(top);
  const lines = usersFrames(at, linesRead);
  at.lines = lines.length > 0 ? lines : originFrames(at.origin, linesRead);
  const issued = charge('requests', { shapes: [shape], hash }, undefined, top, at);
  if (issued) begun.set(request, issued);
}

/** Ends with the head of the answer: whether its body is read says nothing about the request. */
const ended = (message: unknown): void => begun.get((message as { request: object }).request)?.end();

function onUndici(message: unknown): void {
  if (!watching('requests')) return;
  const { request } = message as { request: UndiciRequest };
  const { method = 'GET', origin, path = '/' } = request;
  asWhoAsked(request, (site) => count(request, method, originOfUrl(String(origin)), path, onUndici, site));
}

function onHttp(message: unknown): void {
  if (!watching('requests')) return;
  const { request } = message as { request: ClientRequest };
  const { method = 'GET', protocol = 'http:', host, path = '/', socketPath } = request;
  const authority = request.getHeader?.('host') ?? host;
  // The path of a socket is one of this machine.
  const origin = socketPath ? 'unix socket ' : originOfUrl(`${protocol}//${authority}`);
  count(request, method, origin, path, onHttp);
}

const listeners = {
  'undici:request:create': onUndici,
  'undici:request:headers': ended,
  'undici:request:error': ended,
  // `start` comes when the request has been written, often in another context; `created` in the caller's.
  'http.client.request.created': onHttp,
  'http.client.response.finish': ended,
  'http.client.request.error': ended,
} as const;

let users = 0;
let restore: (() => void) | undefined;

/** Listens to all HTTP requests of this process, until the returned function is called. */
export function listenToRequests(): () => void {
  const channels = builtin?.('node:diagnostics_channel');
  users += 1;
  if (users === 1) {
    for (const [name, listener] of Object.entries(listeners)) channels?.subscribe(name, listener);
    restore = watchUndiciPools();
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    users -= 1;
    if (users > 0) return;
    for (const [name, listener] of Object.entries(listeners)) channels?.unsubscribe(name, listener);
    restore?.();
  };
}
