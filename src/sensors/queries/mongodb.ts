import { type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Issued } from '../scope.js';
import type { Driver } from './driver.js';
import { type MongoCommand, mongoRows, readMongo } from './mongo-command.js';
import { issue, watching } from './scope.js';

/** A client that tells of its commands: `monitorCommands` makes the connections do so that it opens from then on. */
interface Monitored {
  monitorCommands: boolean;
  on(event: string, listener: Method): unknown;
  off(event: string, listener: Method): unknown;
}

function charge(command: unknown, top: Method): Issued | undefined {
  if (typeof command !== 'object' || command === null) return undefined;
  const { statements, values } = readMongo(command as MongoCommand);
  return issue(statements, values, top);
}

/** A command is being charged by its connection: what the client tells of it meanwhile is the same one. */
let charging = false;

/** Of a connection: every round trip, also those of cursors. */
function commandWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]): unknown {
    if (!watching()) return Reflect.apply(method, this, given);
    const issued = charge(given[1], wrapper);
    const callback = given.at(-1);
    // Before version 6; since then a class may stand last.
    if (issued && typeof callback === 'function' && method.constructor.name !== 'AsyncFunction') {
      given[given.length - 1] = function (this: unknown, ...answer: unknown[]) {
        issued.end(answer[0] ? undefined : mongoRows(answer[1]));
        return Reflect.apply(callback, this, answer);
      };
    }
    const before = charging;
    charging = true;
    try {
      const result = Reflect.apply(method, this, given);
      if (!issued || typeof result?.then !== 'function') return result;
      return result.then(
        (reply: unknown) => {
          issued.end(mongoRows(reply));
          return reply;
        },
        (error: unknown) => {
          issued.end();
          throw error;
        },
      );
    } finally {
      charging = before;
    }
  };
}

/** Listens to a client that was given, of a copy whose connections cannot be reached. */
function listen(client: Monitored): () => void {
  const running = new Map<unknown, Issued>();
  function started({ requestId, command }: { requestId: unknown; command: unknown }): void {
    if (charging || !watching()) return;
    const issued = charge(command, started);
    if (issued) running.set(requestId, issued);
  }
  const ended = ({ requestId, reply }: { requestId: unknown; reply?: unknown }): void => {
    running.get(requestId)?.end(reply === undefined ? undefined : mongoRows(reply));
    running.delete(requestId);
  };
  const listeners = { commandStarted: started, commandSucceeded: ended, commandFailed: ended };
  const before = client.monitorCommands;
  client.monitorCommands = true;
  for (const [event, listener] of Object.entries(listeners)) client.on(event, listener);
  return () => {
    client.monitorCommands = before;
    for (const [event, listener] of Object.entries(listeners)) client.off(event, listener);
  };
}

const isClient = (value: unknown): value is object & Monitored =>
  typeof value === 'object' && ownerOf(value, 'monitorCommands') !== undefined && ownerOf(value, 'on') !== undefined;

/** MongoDB's driver, and mongoose on top of it. */
export const mongodb: Driver = {
  name: 'mongodb',
  npm: 'mongodb',
  find: (loaded) =>
    loaded.exportsOf(['/mongodb/lib/cmap/connection.js']).flatMap((exported) => {
      const { Connection } = (exported ?? {}) as { Connection?: { prototype: object } };
      return Connection ? [Connection.prototype] : [];
    }),
  recognise(client) {
    const { getClient, connection } = client as { getClient?: () => unknown; connection?: typeof client };
    // A client; a connection of mongoose's; mongoose itself.
    if (isClient(client)) return [client];
    if (connection && typeof getClient !== 'function') return mongodb.recognise(connection);
    const found = typeof getClient === 'function' ? getClient.call(client) : undefined;
    return isClient(found) ? [found] : undefined;
  },
  patch: (target) => (isClient(target) ? listen(target) : replaceMethod(target, 'command', commandWrapper)),
};
