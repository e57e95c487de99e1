import type { Session } from 'node:inspector';
import { builtin, outerRealm } from '../../runtime.js';
import { ownerOf } from './owner.js';
import type { Script } from './statement.js';
import type { CoveredFunction } from './weigh.js';

/** What V8 counted in one script since the counters were last reset. */
export interface CoveredScript {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly CoveredFunction[];
}

interface Parsed {
  readonly scriptId: string;
  readonly url: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/**
 * V8's precise block coverage of this process, through an inspector session of its own. Counts are exact only without the optimising compilers, which would drop
 * the counts of functions that they inline: the flags hold for the whole process, for good.
 */
export class Coverage {
  readonly #session: Session;
  readonly #scripts = new Map<string, Script>();
  /** Where each script of the process stands, as V8 told when it parsed it. */
  readonly #parsed = new Map<string, Parsed>();
  /** Scripts that were compiled before. */
  readonly #early = new Set<string>();

  /** Begins to count whatever is compiled from now on. */
  constructor() {
    const { Session } = load('node:inspector');
    const v8 = load('node:v8');
    v8.setFlagsFromString('--no-opt');
    v8.setFlagsFromString('--no-maglev');
    this.#session = new Session();
    this.#session.connect();
    // Turning the debugger off again would drop the counters of all that is compiled by then.
    this.#session.on('Debugger.scriptParsed', ({ params }: { params: Parsed }) =>
      this.#parsed.set(params.scriptId, params),
    );
    this.#post('Debugger.enable');
    for (const id of this.#parsed.keys()) this.#early.add(id);
    this.#post('Debugger.setSkipAllPauses', { skip: true });
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** URLs of the scripts that V8 has compiled so far. */
  get compiled(): readonly string[] {
    return [...new Set([...this.#parsed.values()].map(({ url }) => url))];
  }

  /** What was executed since the last take; resets the counters. */
  take(): readonly CoveredScript[] {
    return this.#post<{ result: CoveredScript[] }>('Profiler.takePreciseCoverage').result;
  }

  /** A script with its source as it was compiled. */
  script(id: string, url: string): Script {
    const known = this.#scripts.get(id);
    if (known) return known;
    const { scriptSource } = this.#post<{ scriptSource: string }>('Debugger.getScriptSource', { scriptId: id });
    const { startLine = 0, startColumn = 0 } = this.#parsed.get(id) ?? {};
    const script = {
      id,
      url,
      source: scriptSource,
      owner: ownerOf(url),
      startLine,
      startColumn,
      early: this.#early.has(id),
    };
    this.#scripts.set(id, script);
    return script;
  }

  /**
   * Has `hit` called whenever one of some functions is entered, from within it, by breakpoints whose condition never holds; gives the way back. Not for the
   * runtime's own functions: they do not stop at breakpoints. `realm` is the global object of the functions' realm.
   */
  watchEntries(
    entries: readonly { scriptId: string; lineNumber: number; columnNumber: number }[],
    hit: () => void,
    realm: typeof globalThis,
  ): () => void {
    const homes = [...new Set([realm, outerRealm])] as Record<symbol, unknown>[];
    for (const home of homes) home[hitKey] = hit;
    const set: string[] = [];
    for (const location of entries) {
      try {
        const condition = `globalThis[Symbol.for('${hitKey.description}')]?.()`;
        set.push(this.#post<{ breakpointId: string }>('Debugger.setBreakpoint', { location, condition }).breakpointId);
      } catch {
        // Two functions may begin at one place, which takes one breakpoint.
      }
    }
    return () => {
      for (const breakpointId of set) this.#post('Debugger.removeBreakpoint', { breakpointId });
      for (const home of homes) delete home[hitKey];
    };
  }

  /** A session of this thread answers before `post` returns. */
  #post<R>(method: string, params: object = {}): R {
    let answer: R | undefined;
    let failure: Error | null = null;
    this.#session.post(method, params, (error: Error | null, result?: object) => {
      failure = error;
      answer = result as R;
    });
    if (failure) throw new Error(`V8 refused ${method}: ${(failure as Error).message}`);
    return answer as R;
  }
}

const hitKey = Symbol.for('perf-matchers.hit');

const load: NodeJS.Process['getBuiltinModule'] = (id: string) => builtin?.(id as 'node:vm') as never;
