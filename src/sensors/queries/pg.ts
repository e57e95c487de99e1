import { shared } from '../../state.js';
import { all, type Method, ownerOf, replaceMethod } from '../patch.js';
import type { Driver } from './driver.js';
import { inThisContext, poolConnectWrapper, poolQueryWrapper, servedFrom } from './pool.js';
import { type Issued, issue, read, watching } from './scope.js';

interface Config {
  text?: unknown;
  name?: unknown;
  values?: unknown;
  callback?: unknown;
  submit?: unknown;
  cursor?: { text?: unknown; values?: unknown };
}
interface Client {
  connection?: { parsedStatements?: Record<string, unknown>; submittedNamedStatements?: Record<string, unknown> };
}

/** Rows that were fetched; `rowCount` would count rows that were only changed. */
function rowsOf(result: unknown): number | number[] {
  if (Array.isArray(result)) return result.map((each) => rowsOf(each) as number);
  const rows = (result as { rows?: unknown } | undefined)?.rows;
  return Array.isArray(rows) ? rows.length : 0;
}

/** Callbacks of ours by the user's: pg writes them into the user's config object, which may be used again. */
const genuine = new WeakMap<Method, Method>();

function countingCallback(callback: Method, issued: Issued | undefined): Method {
  const users = genuine.get(callback) ?? callback;
  const bound = inThisContext(users);
  const ours: Method = function (this: unknown, ...given) {
    issued?.end(given[0] ? undefined : rowsOf(given[1]));
    return Reflect.apply(bound, this, given);
  };
  genuine.set(ours, users);
  return ours;
}

/** Query objects, cursors and streams: pg calls their handlers, which are watched until the last one. */
function watchSubmitted(query: Record<string, unknown>, issued: Issued): void {
  const restore: (() => void)[] = [];
  const end = (): void => {
    for (const back of restore) back();
    issued.end();
  };
  const watch = (key: string, before: () => void): void => {
    const handler = query[key] as Method | undefined;
    if (typeof handler !== 'function') return;
    const own = Object.getOwnPropertyDescriptor(query, key);
    Object.defineProperty(query, key, {
      configurable: true,
      writable: true,
      enumerable: own?.enumerable ?? false,
      value: function (this: unknown, ...given: unknown[]) {
        before();
        return Reflect.apply(handler, this, given);
      },
    });
    restore.push(() => {
      if (own) Object.defineProperty(query, key, own);
      else delete query[key];
    });
  };
  issued.rows(0);
  watch('handleDataRow', () => issued.rows(1));
  watch('handleReadyForQuery', end);
  watch('handleError', end);
}

function textOf(client: Client, given: string | Config): unknown {
  if (typeof given === 'string') return given;
  const text = given.text ?? given.cursor?.text;
  if (text !== undefined || typeof given.name !== 'string') return text;
  const { parsedStatements, submittedNamedStatements } = client.connection ?? {};
  return parsedStatements?.[given.name] ?? submittedNamedStatements?.[given.name];
}

function queryWrapper(method: Method): Method {
  return function wrapper(this: Client, ...given: unknown[]): unknown {
    const site = servedFrom();
    const config = given[0] as string | Config | null | undefined;
    if (!watching() || config === null || config === undefined) return Reflect.apply(method, this, given);
    const text = textOf(this, config);
    const values = Array.isArray(given[1])
      ? given[1]
      : typeof config === 'string'
        ? undefined
        : (config.values ?? config.cursor?.values);
    const issued =
      typeof text === 'string'
        ? issue(read(text, 'names'), Array.isArray(values) ? values : undefined, wrapper, site)
        : undefined;
    const submitted = typeof config !== 'string' && typeof config.submit === 'function';
    const at = [2, 1].find((index) => typeof given[index] === 'function');
    try {
      if (at !== undefined) given[at] = countingCallback(given[at] as Method, issued);
      else if (typeof config !== 'string' && typeof config.callback === 'function') {
        const ours = countingCallback(config.callback as Method, issued);
        if (submitted) config.callback = ours;
        else given[2] = ours;
      } else if (submitted && issued) watchSubmitted(config as Record<string, unknown>, issued);
      const result = Reflect.apply(method, this, given);
      if (!issued || at !== undefined || submitted || typeof result?.then !== 'function') return result;
      // The derived promise, not the first one beside a branch of ours: that branch would handle the user's rejection.
      return result.then(
        (value: unknown) => {
          issued.end(rowsOf(value));
          return value;
        },
        (error: unknown) => {
          issued.end();
          throw error;
        },
      );
    } catch (error) {
      issued?.end();
      throw error;
    }
  };
}

/** A socket keeps the context in which it was opened, and with it the events of all its queries: it is opened in none. */
function clientConnectWrapper(method: Method): Method {
  return function (this: unknown, ...given: unknown[]) {
    const { context } = shared();
    if (!context) return Reflect.apply(method, this, given);
    if (typeof given[0] === 'function') given[0] = inThisContext(given[0] as Method);
    return context.exit(() => Reflect.apply(method, this, given));
  };
}

const isClient = (prototype: unknown): boolean =>
  ownerOf(prototype, 'escapeLiteral') !== undefined && ownerOf(prototype, 'query') !== undefined;
const isPool = (prototype: unknown): boolean =>
  ownerOf(prototype, 'newClient') !== undefined && ownerOf(prototype, 'query') !== undefined;
/** The prototype that has the methods, above those of subclasses. */
const base = (prototype: unknown): object[] => {
  const owner = ownerOf(prototype, 'query');
  return owner ? [owner] : [];
};

/** node-postgres: clients, pools, and all that is built on them. */
export const pg: Driver = {
  name: 'pg',
  npm: 'pg',
  find: (loaded) =>
    loaded
      .exportsOf(['/pg/lib/client.js', '/pg/lib/native/client.js', '/pg-pool/index.js'])
      .flatMap((exported) => base((exported as { prototype?: unknown })?.prototype)),
  recognise(client) {
    const { Client, Pool, prototype } = client as Record<string, { prototype?: unknown } | undefined>;
    const found = [client, prototype, Client?.prototype, Pool?.prototype].filter(
      (each) => isClient(each) || isPool(each),
    );
    return found.length > 0 ? found.flatMap(base) : undefined;
  },
  patch(prototype) {
    if (isPool(prototype)) {
      return all([
        replaceMethod(prototype, 'query', poolQueryWrapper),
        replaceMethod(prototype, 'connect', poolConnectWrapper),
      ]);
    }
    return all([
      replaceMethod(prototype, 'query', queryWrapper),
      replaceMethod(prototype, 'connect', clientConnectWrapper),
    ]);
  },
};
