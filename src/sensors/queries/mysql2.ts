import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Driver } from './driver.js';
import { inThisContext, poolConnectWrapper, poolQueryWrapper, servedFrom } from './pool.js';
import { type Issued, issue, read, watching } from './scope.js';

/** What a connection sends: a statement, or a ping, a handshake and the like, which have no text. */
interface Command {
  /** A query's text with its values written in; a prepared statement's as it was given. */
  sql?: unknown;
  values?: unknown;
  statement?: { query?: unknown };
  /** A query as it was given. */
  _queryOptions?: { sql?: unknown; values?: unknown };
  /** Its values are named ones, of an object. */
  namedPlaceholders?: unknown;
  onResult?: Method;
  emit: Method;
  once(event: string, listener: () => void): unknown;
}

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value);

/** Values that stand for more than a value: the rows of an insert, the assignments of an object, raw SQL. */
const isStructure = (value: unknown): boolean =>
  !isPlain(value) && !(Array.isArray(value) && (value.length === 0 || isPlain(value[0])));

interface Sent {
  text: string;
  values: readonly unknown[] | undefined;
}

const listOf = (values: unknown): unknown[] | undefined =>
  values === undefined ? undefined : Array.isArray(values) ? values : [values];

/** Text and values as given, which many queries share; the text as sent where values are part of its shape. Undefined for what is no statement. */
function sentBy({ sql, values, statement, _queryOptions: given, namedPlaceholders }: Command): Sent | undefined {
  const sent = sql ?? statement?.query;
  if (typeof sent !== 'string') return undefined;
  if (given === undefined) return { text: sent, values: listOf(values) };
  const list = listOf(given.values);
  const named = Boolean(namedPlaceholders) && !Array.isArray(given.values);
  if (typeof given.sql !== 'string' || given.sql.includes('??') || (!named && list?.some(isStructure))) {
    return { text: sent, values: undefined };
  }
  return { text: given.sql, values: list };
}

/** Rows that were fetched by each result; what only changed rows gives none. */
const rowsOf = (result: unknown): number => (Array.isArray(result) ? result.length : 0);

/** Charges the rows of a command's results, which are several where its text had several statements, or called a procedure. */
function chargeRows(issued: Issued, result: unknown, fields: unknown): void {
  // Of several results the fields are a list of lists, with gaps for those that have no rows.
  const several = Array.isArray(fields) && fields.length > 0 && (fields[0] === undefined || Array.isArray(fields[0]));
  const rows = several && Array.isArray(result) ? result.map(rowsOf) : [rowsOf(result)];
  const last = issued.tallies.length - 1;
  for (const [index, count] of rows.entries()) issued.rows(count, Math.min(index, last));
}

/** Charges what a command without a callback tells by events, and tells them in the async context of now. */
function watchEvents(command: Command, issued: Issued | undefined): void {
  const emit = inThisContext(command.emit);
  Object.defineProperty(command, 'emit', {
    configurable: true,
    writable: true,
    enumerable: false,
    value: function (this: unknown, ...given: unknown[]) {
      const [event, , result] = given;
      // A row comes with the number of its result; what only changed rows is a result without one.
      if (event === 'result' && typeof result === 'number') {
        issued?.rows(1, Math.min(result, issued.tallies.length - 1));
      } else if (event === 'end' || event === 'error') issued?.end();
      return Reflect.apply(emit, this, given);
    },
  });
}

function addCommandWrapper(method: Method): Method {
  return function wrapper(this: unknown, ...given: unknown[]): unknown {
    if (!watching()) return Reflect.apply(method, this, given);
    const command = given[0] as Command;
    const sent = sentBy(command);
    const issued = sent && issue(read(sent.text, 'strings'), sent.values, wrapper, servedFrom());
    const { onResult } = command;
    if (typeof onResult === 'function') {
      const bound = inThisContext(onResult);
      command.onResult = function (this: unknown, ...answer: unknown[]) {
        if (issued && !answer[0]) chargeRows(issued, answer[1], answer[2]);
        issued?.end();
        return Reflect.apply(bound, this, answer);
      };
      // A statement that cannot be prepared is never executed: it only ends.
      if (issued && sent && command._queryOptions === undefined) command.once('end', () => issued.end());
    } else if (sent) watchEvents(command, issued);
    try {
      return Reflect.apply(method, this, given);
    } catch (error) {
      issued?.end();
      throw error;
    }
  };
}

/** The connections' prototypes that are watched. */
const watched = new WeakSet<object>();

function watchConnections(home: object): () => void {
  if (watched.has(home)) return () => {};
  watched.add(home);
  const back = replaceMethod(home, 'addCommand', addCommandWrapper);
  return () => {
    watched.delete(home);
    back();
  };
}

/** Watches what a pool gives out: of a pool that only the user could give, its connections' class is not known before. */
function watchPool(home: object): () => void {
  const back: (() => void)[] = [];
  const getConnection = replaceMethod(home, 'getConnection', (method) => {
    const inContext = poolConnectWrapper(method);
    return function (this: unknown, ...given: unknown[]) {
      const callback = given[0];
      if (typeof callback === 'function') {
        given[0] = function (this: unknown, ...answer: unknown[]) {
          const connections = ownerOf(answer[1], 'addCommand');
          // A connection that was closed has one of its own, which refuses.
          if (connections && connections !== answer[1]) back.push(watchConnections(connections));
          return Reflect.apply(callback, this, answer);
        };
      }
      return Reflect.apply(inContext, this, given);
    };
  });
  return () => {
    getConnection();
    all(back)();
  };
}

/** Where a client's methods are: of a connection, of a pool, of what a cluster's `of` gives. */
function homes(value: unknown): object[] {
  const connection = ownerOf(value, 'addCommand');
  if (connection && connection !== value) return [connection];
  if (connection) return [ownerOf(Object.getPrototypeOf(value), 'addCommand') ?? connection];
  const pool = ownerOf(value, 'releaseConnection');
  if (pool && ownerOf(value, 'getConnection') === pool) return [pool];
  return [];
}

/** What a cluster's `of` gives asks a pool for a connection by itself: what is watched of it is only where the user's line is. */
function clusterHomes(cluster: unknown): object[] {
  if (!ownerOf(cluster, '_findNodeIds')) return [];
  const { of, _nodes } = cluster as { of(pattern: string): unknown; _nodes?: Record<string, { pool?: unknown }> };
  const home = ownerOf(Reflect.apply(of, { _namespaces: {}, _defaultSelector: 'RR' }, ['*']), '_getClusterNode');
  return [...(home ? [home] : []), ...Object.values(_nodes ?? {}).flatMap(({ pool }) => homes(pool))];
}

const prototypeOf = (value: unknown): object | undefined => (value as { prototype?: object } | undefined)?.prototype;

function targets(value: unknown): object[] {
  try {
    return [...homes(value), ...clusterHomes(value)];
  } catch {
    // Another version's cluster: its places stay unknown, its queries are seen all the same.
    return homes(value);
  }
}

/** mysql2, with callbacks and promises: connections, pools and clusters. */
export const mysql2: Driver = {
  name: 'mysql2',
  npm: 'mysql2',
  find: (loaded) =>
    loaded
      .exportsOf([
        '/mysql2/lib/base/connection.js',
        '/mysql2/lib/connection.js',
        '/mysql2/lib/base/pool.js',
        '/mysql2/lib/pool.js',
        '/mysql2/lib/pool_cluster.js',
      ])
      .flatMap((exported) => targets(prototypeOf(exported))),
  recognise(client) {
    const { Connection, Pool, PoolCluster, pool, connection, poolCluster } = client as Record<string, unknown>;
    const found = [
      client,
      prototypeOf(client),
      prototypeOf(Connection),
      prototypeOf(Pool),
      prototypeOf(PoolCluster),
      pool,
      connection,
      poolCluster,
    ].flatMap((value) => (value ? targets(value) : []));
    if (found.length === 0) return undefined;
    return [...new Set(found)];
  },
  patch(home) {
    if (Object.hasOwn(home, 'addCommand')) return watchConnections(home);
    return all([
      replaceMethod(home, 'query', poolQueryWrapper),
      replaceMethod(home, 'execute', poolQueryWrapper),
      // What a cluster gives asks its pools, which are watched themselves.
      ...(Object.hasOwn(home, 'releaseConnection') ? [watchPool(home)] : []),
    ]);
  },
};
