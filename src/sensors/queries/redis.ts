import { firstUsersFrame } from '../frames.js';
import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Issued } from '../scope.js';
import { type Captured, capture } from '../sites.js';
import type { Driver } from './driver.js';
import { poolConnectWrapper, poolQueryWrapper, servedFrom } from './pool.js';
import { issueRedis, redisRows } from './redis-command.js';
import { watching } from './scope.js';

/** A command's name and arguments. The same array goes from the client, or from a transaction, to the client's queue. */
type Arguments = readonly unknown[];

/** Where commands were put into a transaction or a pipeline. */
const batched = new WeakMap<Arguments, Captured>();
/** Clients' classes that are watched because the user gave a client. */
let givenClients = 0;
/** Commands that were charged on their way to the queue. */
const charged = new WeakSet<Arguments>();

/** The place of a command: its own where the user's line is on the stack, else that of the pool's. */
function siteOf(args: Arguments, top: Method): Captured | undefined {
  const inBatch = batched.get(args);
  if (inBatch) return inBatch;
  const pool = servedFrom();
  if (!pool) return undefined;
  const own = capture(top);
  return firstUsersFrame(own) ? own : pool;
}

/** Charges a command, of a client that was given also on its way to the queue: that is the same one. */
function charge(args: Arguments, batch: boolean, top: Method): Issued | undefined {
  if (givenClients > 0) {
    if (charged.has(args)) return undefined;
    charged.add(args);
  }
  return issueRedis(String(args[0]), args.slice(1), batch, top, siteOf(args, top));
}

/** The promise of an answer, which ends what was issued. */
function ending(result: unknown, issued: Issued | undefined, rowsOf: (reply: unknown) => number | undefined): unknown {
  if (!issued || typeof (result as PromiseLike<unknown>)?.then !== 'function') return result;
  // The derived promise, not the first one beside a branch of ours: that branch would handle the user's rejection.
  return (result as PromiseLike<unknown>).then(
    (reply) => {
      issued.end(rowsOf(reply));
      return reply;
    },
    (error: unknown) => {
      issued.end();
      throw error;
    },
  );
}

/** Of a client, and of its queue, through which all commands go once, those of transactions and pipelines too. */
function commandWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]): unknown {
    const args = given[0];
    if (!watching() || !Array.isArray(args)) return Reflect.apply(method, this, given);
    const issued = charge(args, batched.has(args), wrapper);
    return ending(Reflect.apply(method, this, given), issued, (reply) => redisRows(String(args[0]), reply));
  };
}

/** Of what sends a transaction or a pipeline: its commands come as a list. */
function executeWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]): unknown {
    const commands = given[0];
    if (!watching() || !Array.isArray(commands)) return Reflect.apply(method, this, given);
    const issued = (commands as { args: Arguments }[]).flatMap(({ args }) => charge(args, true, wrapper) ?? []);
    const result = Reflect.apply(method, this, given);
    return issued.reduce<unknown>((promise, each) => ending(promise, each, () => undefined), result);
  };
}

/** Of transactions and pipelines: remembers the line of each command. */
function batchWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const args = given[0];
    if (watching() && Array.isArray(args)) batched.set(args, capture(wrapper));
    return Reflect.apply(method, this, given);
  };
}

const prototypeOf = (exported: unknown): object[] => {
  const { default: main, RedisClientPool } = (exported ?? {}) as Record<string, { prototype?: object } | undefined>;
  const prototype = (main ?? RedisClientPool)?.prototype;
  return prototype ? [prototype] : [];
};

/** node-redis (`redis`, `@redis/client`): clients, pools, clusters, transactions and pipelines. */
export const redis: Driver = {
  name: 'redis',
  // Not the whole package, which takes half a second to load: what is watched of it.
  npm: '@redis/client/dist/lib/client/commands-queue.js',
  find: (loaded) =>
    loaded
      .exportsOf([
        '/@redis/client/dist/lib/client/commands-queue.js',
        '/@redis/client/dist/lib/multi-command.js',
        '/@redis/client/dist/lib/client/pool.js',
      ])
      .flatMap(prototypeOf),
  // Its queue is private: of a copy that was bundled, the client itself is watched.
  recognise(client) {
    const owner = ownerOf(Object.getPrototypeOf(client), '_executePipeline');
    return owner && Object.hasOwn(owner, 'sendCommand') ? [owner] : undefined;
  },
  patch(prototype) {
    if (ownerOf(prototype, 'execute')) {
      return replaceMethod(prototype, 'execute', (method) => poolQueryWrapper(poolConnectWrapper(method)));
    }
    if (ownerOf(prototype, 'addScript')) return replaceMethod(prototype, 'addCommand', batchWrapper);
    if (ownerOf(prototype, 'addCommand')) return replaceMethod(prototype, 'addCommand', commandWrapper);
    givenClients += 1;
    return all([
      replaceMethod(prototype, 'sendCommand', commandWrapper),
      replaceMethod(prototype, '_executeMulti', executeWrapper),
      replaceMethod(prototype, '_executePipeline', executeWrapper),
      () => {
        givenClients -= 1;
      },
    ]);
  },
};
