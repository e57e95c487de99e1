import type { AsyncLocalStorage } from 'node:async_hooks';
import { builtin } from '../../runtime.js';
import { isUsersFile, plainPath } from '../frames.js';
import { hottestEntries } from './call-sites.js';
import { Coverage, type CoveredScript } from './coverage.js';
import { dropCompiled } from './drop-compiled.js';
import { ownerOf } from './owner.js';
import { functionsOf, type ScriptFunction } from './script-functions.js';
import type { Script } from './statement.js';
import type { StatementCount, StepCount, Walked } from './step-count.js';
import { endTelling, type OnUncounted, type OnWalk, type WalkListener } from './walks/index.js';
import { warmUpParser } from './warm-up-parser.js';
import { matching, overflows, weigh } from './weigh.js';

/** Functions of a script by where they end. */
type ByEnd = ReadonlyMap<number, readonly ScriptFunction[]>;

/**
 * Counts the steps of calls: statements that were executed, by V8's block coverage, and elements that built-ins walked. One a process; only what is compiled
 * after `start` is seen.
 *
 * @example
 * const counter = new StepCounter();
 * counter.start();
 * const { total } = await counter.count(() => dedupe(names));
 */
export class StepCounter {
  /** Swapped by a counted call; what wraps the built-ins reports to it. */
  readonly listener: WalkListener = { onWalk: undefined, onUncounted: undefined };
  #coverage: Coverage | undefined;
  /** The call that is being counted, or was last. */
  #current: object | undefined;
  readonly #functions = new Map<string, ByEnd | undefined>();
  readonly #context: AsyncLocalStorage<object> | undefined;

  constructor() {
    const hooks = builtin?.('node:async_hooks');
    this.#context = hooks && new hooks.AsyncLocalStorage<object>();
  }

  /** Sets V8's flags and begins to count. Gives the user's files that were compiled before. */
  start(): readonly string[] {
    if (this.#coverage) return [];
    dropCompiled();
    warmUpParser();
    this.#coverage = new Coverage();
    return this.#coverage.compiled.filter(isUsersFile).map(plainPath);
  }

  /** Counts one call. */
  async count(call: () => unknown): Promise<StepCount> {
    const { value, reading } = this.watch(call);
    await value;
    return reading();
  }

  /** Has `hit` called from within the functions that did most of some rows, whenever they are entered; gives the way back. */
  watchEntries(rows: readonly StatementCount[], hit: () => void, realm: typeof globalThis): () => void {
    return this.#coverage?.watchEntries(hottestEntries(rows), hit, realm) ?? (() => {});
  }

  /**
   * Calls `call` and counts until it returns, throws, or its promise settles. Gives its value, or a promise of it, at once; `reading` is for afterwards.
   * @param tell is told of each walk, too
   * @throws whatever `call` throws
   */
  watch(call: () => unknown, tell?: OnWalk): { value: unknown; reading: () => StepCount } {
    const coverage = this.#coverage;
    if (!coverage) throw new Error('Counting has not been started.');
    const context = this.#context;
    const walks = new Map<string, Walked>();
    const uncounted = new Map<string, number>();
    const tally = { elements: 0 };
    const token = {};
    this.#current = token;
    let taken: readonly CoveredScript[] | undefined;
    let isAsync = false;
    const onWalk: OnWalk = (name, elements) => {
      // Between two stretches of an async call others run too.
      if (isAsync && context && context.getStore() !== token) return;
      const walked = walks.get(name);
      if (walked) {
        walked.calls += 1;
        walked.elements += elements;
      } else walks.set(name, { calls: 1, elements });
      tell?.(name, elements);
    };
    const onUncounted: OnUncounted = (what, size) => {
      if (isAsync && context && context.getStore() !== token) return;
      uncounted.set(what, Math.max(uncounted.get(what) ?? 0, size));
    };
    const listen = (on: boolean): void => {
      this.listener.onWalk = on ? onWalk : undefined;
      this.listener.onUncounted = on ? onUncounted : undefined;
      this.listener.tally = on && !isAsync && !tell ? tally : undefined;
    };
    const end = (): void => {
      if (taken) return;
      // A call that was given up may settle in the middle of a later one, whose counters it must not reset.
      const isCurrent = this.#current === token;
      if (isCurrent) listen(false);
      taken = isCurrent ? coverage.take() : [];
    };
    const start = (): unknown => {
      coverage.take();
      endTelling();
      listen(true);
      try {
        const value = call();
        if (!isThenable(value)) return value;
        isAsync = true;
        return value.then(
          (result) => {
            end();
            return result;
          },
          (error) => {
            end();
            throw error;
          },
        );
      } finally {
        // The way out of the context copies it, which is not the call's.
        if (isAsync) listen(false);
        else end();
      }
    };
    const value = context ? context.run(token, start) : start();
    if (isAsync && !taken) listen(true);
    return {
      value,
      reading: () => {
        end();
        if (tally.elements > 0) {
          const walked = walks.get('iteration') ?? { calls: 0, elements: 0 };
          walks.set('iteration', walked);
          walked.calls += tally.elements;
          walked.elements += tally.elements;
          tally.elements = 0;
        }
        return { ...this.#read(taken ?? [], walks), walks, uncounted, async: isAsync };
      },
    };
  }

  #read(
    taken: readonly CoveredScript[],
    walks: ReadonlyMap<string, Walked>,
  ): Omit<StepCount, 'walks' | 'uncounted' | 'async'> {
    const counted = taken.filter(({ url }) => ownerOf(url) !== 'ignored');
    const rows: StatementCount[] = [];
    const uncompiled = new Set<string>();
    const unreadable = new Set<string>();
    let overflown = false;
    let total = 0;
    for (const { scriptId, url, functions } of counted) {
      const script = this.#coverage?.script(scriptId, url);
      const known = script && this.#functionsOf(script);
      if (!script || !known) {
        unreadable.add(url || 'code without a file');
        continue;
      }
      for (const { functionName, isBlockCoverage, ranges } of functions) {
        const [whole] = ranges;
        if (!whole || whole.count === 0) continue;
        const found = matching(known.get(whole.endOffset) ?? [], whole.startOffset);
        if (!found) continue;
        if (!isBlockCoverage && found.loops) uncompiled.add(`${functionName || 'a function'} (${url})`);
        overflown ||= ranges.some(overflows);
        for (const { statement, count } of weigh(found.statements, ranges)) {
          rows.push({ script, statement, count });
          total += count;
        }
      }
    }
    for (const { elements } of walks.values()) total += elements;
    return { total, rows, uncompiled: [...uncompiled], unreadable: [...unreadable], overflown };
  }

  #functionsOf(script: Script): ByEnd | undefined {
    if (!this.#functions.has(script.id)) {
      const functions = functionsOf(script.source);
      this.#functions.set(script.id, functions && byEnd(functions));
    }
    return this.#functions.get(script.id);
  }
}

function byEnd(functions: readonly ScriptFunction[]): ByEnd {
  const groups = new Map<number, ScriptFunction[]>();
  for (const one of functions) {
    const group = groups.get(one.end);
    if (group) group.push(one);
    else groups.set(one.end, [one]);
  }
  return groups;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    (typeof value === 'object' || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
