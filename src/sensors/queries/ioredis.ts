import { type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Issued } from '../scope.js';
import { capture } from '../sites.js';
import type { Driver } from './driver.js';
import { inThisContext } from './pool.js';
import { issueRedis, redisRows } from './redis-command.js';
import { watching } from './scope.js';

/** Marks a command that was charged. */
const seen = Symbol('charged');

/** A command, sent once or more often: again from the queue of a client that was not connected, or to another node of a cluster. */
interface Command {
  name: string;
  args: readonly unknown[];
  resolve: Method;
  reject: Method;
  [seen]?: true;
}
/** How to charge the commands of pipelines, from where they were put into one. */
const queued = new WeakMap<Command, () => Issued | undefined>();

/** Ends with the answer. The promise stays alone: a branch of ours would handle the user's rejection. */
function watchAnswer(command: Command, issued: Issued): void {
  const { resolve, reject } = command;
  command.resolve = function (this: unknown, ...given) {
    issued.end(redisRows(command.name, given[0]));
    return Reflect.apply(resolve, this, given);
  };
  command.reject = function (this: unknown, ...given) {
    issued.end();
    return Reflect.apply(reject, this, given);
  };
}

/** Of clients and clusters. */
function sendWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const command = given[0] as Command;
    if (!watching() || command[seen]) return Reflect.apply(method, this, given);
    command[seen] = true;
    const charge = queued.get(command);
    const issued = charge ? charge() : issueRedis(command.name, command.args, false, wrapper, undefined);
    if (issued) watchAnswer(command, issued);
    return Reflect.apply(method, this, given);
  };
}

/** Of pipelines and transactions, which send nothing until they are executed: a turn later by themselves, where a client pipelines on its own. */
function queueWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]) {
    const command = given[0] as Command;
    if (watching() && !queued.has(command)) {
      const site = capture(wrapper);
      queued.set(
        command,
        inThisContext(() => issueRedis(command.name, command.args, true, wrapper, site)),
      );
    }
    return Reflect.apply(method, this, given);
  };
}

/** Where the method is that all commands of a client, cluster or pipeline go through. */
const home = (prototype: unknown): object[] => {
  const owner = ownerOf(prototype, 'sendCommand');
  return owner ? [owner] : [];
};

const prototypeOf = (exported: unknown): unknown => {
  const { default: main, prototype } = (exported ?? {}) as { default?: { prototype?: unknown }; prototype?: unknown };
  return main?.prototype ?? prototype;
};

const isPipeline = (prototype: object): boolean => ownerOf(prototype, 'addBatch') !== undefined;

/** ioredis: clients, clusters, pipelines and transactions. */
export const ioredis: Driver = {
  name: 'ioredis',
  npm: 'ioredis',
  find: (loaded) =>
    loaded
      .exportsOf([
        '/ioredis/built/Redis.js',
        '/ioredis/built/cluster/index.js',
        '/ioredis/built/Pipeline.js',
        // Before version 5.
        '/ioredis/built/redis/index.js',
        '/ioredis/built/pipeline.js',
      ])
      .flatMap((exported) => home(prototypeOf(exported))),
  recognise(client) {
    const instance = typeof client !== 'function';
    // Not a method of the client's own: one that monitors has its own for a while.
    const prototype = instance ? Object.getPrototypeOf(client) : (client as { prototype?: unknown }).prototype;
    if (!ownerOf(prototype, 'sendCommand') || !ownerOf(prototype, 'scanStream')) return undefined;
    const pipeline = instance && (client as { pipeline(): object }).pipeline();
    return [...home(prototype), ...(pipeline ? home(Object.getPrototypeOf(pipeline)) : [])];
  },
  patch: (prototype) => replaceMethod(prototype, 'sendCommand', isPipeline(prototype) ? queueWrapper : sendWrapper),
};
