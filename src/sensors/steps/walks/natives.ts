import { builtin, outerRealm } from '../../../runtime.js';
import { characters } from './characters.js';
import { after, asResult } from './combine.js';
import { lengthOf } from './quiet.js';
import { type Counting, type Countings, call, tellUncounted, type WalkListener, wrapMethods } from './wrap.js';

const { getOwnPropertyDescriptor } = Object;

interface Class {
  readonly prototype?: object;
}

/** Says that it was called. */
const unknown =
  (listener: WalkListener, what: string): Counting =>
  (original) =>
  (receiver, given) => {
    tellUncounted(listener, what, Number.POSITIVE_INFINITY);
    return call(original, receiver, given);
  };

const each = (names: readonly string[], counting: Counting): Countings =>
  Object.fromEntries(names.map((name) => [name, counting]));

/** Data read, in bytes or characters. */
const ofData = after((_, given) => characters(lengthOf(given[0])));
const ofSecond = after((_, given) => characters(lengthOf(given[1])));
const ofResult = after((_, __, result) => characters(lengthOf(result)));

/** What takes as long as it is told to: hides nothing while it is told the same. */
const rounds =
  (listener: WalkListener, of: (given: unknown[]) => unknown): Counting =>
  (original) =>
  (receiver, given) => {
    const told = of(given);
    tellUncounted(listener, 'cryptography', typeof told === 'number' ? told : Number.POSITIVE_INFINITY);
    return call(original, receiver, given);
  };

/** Node's own cost of scrypt where no options were given, or they name none. A getter is not asked. */
function scryptCost(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return 2 ** 14;
  const given = getOwnPropertyDescriptor(options, 'N') ?? getOwnPropertyDescriptor(options, 'cost');
  return given ? given.value : 2 ** 14;
}

/** What of each module of the runtime is wrapped once it is loaded. */
const modules: Readonly<Record<string, (loaded: Record<string, unknown>, listener: WalkListener) => (() => void)[]>> = {
  sqlite: ({ DatabaseSync, StatementSync }, listener) => {
    const counting = unknown(listener, 'SQLite');
    return [
      ...wrapMethods((DatabaseSync as Class)?.prototype, each(['exec', 'prepare'], counting), listener),
      ...wrapMethods((StatementSync as Class)?.prototype, each(['all', 'get', 'run', 'iterate'], counting), listener),
    ];
  },
  child_process: (loaded, listener) =>
    wrapMethods(
      loaded,
      each(
        ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'],
        unknown(listener, 'another process'),
      ),
      listener,
    ),
  zlib: (loaded, listener) =>
    wrapMethods(
      loaded,
      each(
        [
          'deflate',
          'deflateRaw',
          'gzip',
          'brotliCompress',
          'inflate',
          'inflateRaw',
          'gunzip',
          'unzip',
          'brotliDecompress',
        ]
          .flatMap((name) => [name, `${name}Sync`])
          .concat('crc32'),
        after((_, given, result) => characters(Math.max(lengthOf(given[0]), lengthOf(result)))),
      ),
      listener,
      'zlib.',
    ),
  crypto: (loaded, listener) => [
    ...wrapMethods((loaded.Hash as Class)?.prototype, { update: ofData }, listener),
    ...wrapMethods((loaded.Hmac as Class)?.prototype, { update: ofData }, listener),
    ...wrapMethods(loaded, { hash: ofSecond, randomBytes: ofResult }, listener, 'crypto.'),
    ...wrapMethods(
      loaded,
      each(
        ['pbkdf2', 'pbkdf2Sync'],
        rounds(listener, (given) => given[2]),
      ),
      listener,
    ),
    ...wrapMethods(
      loaded,
      each(
        ['scrypt', 'scryptSync'],
        rounds(listener, (given) => scryptCost(given[3])),
      ),
      listener,
    ),
    ...wrapMethods(
      loaded,
      each(
        ['generatePrime', 'generatePrimeSync'],
        rounds(listener, (given) => given[0]),
      ),
      listener,
    ),
  ],
  fs: (loaded, listener) => [
    ...wrapMethods(loaded, { readFileSync: ofResult, readdirSync: asResult }, listener, 'fs.'),
    ...wrapMethods(loaded, { writeFileSync: ofSecond, appendFileSync: ofSecond }, listener, 'fs.'),
  ],
};

const wrapped = new Map<string, (() => void)[]>();

/**
 * Wraps what the runtime's own modules do natively, of those that are loaded by now; once each. What reads data is charged its size; what of a database, a
 * process or a cipher goes on unseen is told as uncounted. Call it again before each counted call. Gives the way back.
 */
export function watchNatives(listener: WalkListener): () => void {
  // Jest gives its sandboxes a copy of process, whose lists stay as they were.
  const { moduleLoadList = [] } = outerRealm.process as NodeJS.Process & { moduleLoadList?: readonly string[] };
  let found = false;
  for (const [name, wrap] of Object.entries(modules)) {
    if (wrapped.has(name) || !moduleLoadList.includes(`NativeModule ${name}`)) continue;
    const loaded = builtin?.(`node:${name}` as 'node:fs') as unknown as Record<string, unknown> | undefined;
    if (!loaded) continue;
    wrapped.set(name, wrap(loaded, listener));
    found = true;
  }
  // Names that were imported from an ES module see what is new.
  if (found) builtin?.('node:module').syncBuiltinESMExports();
  return () => {
    for (const ways of wrapped.values()) for (const back of ways) back();
    wrapped.clear();
    builtin?.('node:module').syncBuiltinESMExports();
  };
}
