import { type Frame, firstUsersFrame, frameOf, isUsersFile, parseFrames, rawStacks } from './frames.js';
import { type Origin, originFrame, originNow } from './origins.js';
import { type Variant, Variants } from './variants.js';

/** An object whose stack V8 has captured and not yet formatted. */
export interface Captured {
  stack?: unknown;
  /** The stack begins in an adapter of the user's, which issued nothing: what lies behind it is looked for. */
  throughAdapter?: boolean;
  /** How the work was begun: looked at where the stack shows no line of the user's. */
  origin?: Origin | undefined;
  /** The user's lines where they have been read: the one that did it, and those that it was reached from. */
  lines?: readonly Frame[];
}

/** Frames that reach the user's line through an ORM, a query builder and a pool. */
const deep = 30;
/** Captured in full before a cheaper depth is chosen for the rest. */
const learned = 8;
/** Unread stacks held at once: each holds its frames, and what they were called on. */
const held = 512;
/**
 * Beyond so many statements of one shape, only each `stride`th is looked at, and stands for those before it: a stack costs half of what watching does. Counts,
 * values and variants stay exact; of places, only one of a handful among hundreds can be missed.
 */
const exactly = 64;
/** Prime, so that places that take turns are all met. */
const stride = 7;

/** Captures the stack of the caller of `top`. About 0.4 µs for each of at most `limit` frames; formatting, which is dearer, is left for later. */
// biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
export function capture(top: Function, limit: number = deep): Captured {
  const holder: Captured = {};
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = limit;
  Error.captureStackTrace?.(holder, top);
  Error.stackTraceLimit = before;
  holder.origin = originNow();
  return holder;
}

/** A distinct place that issued statements, and how many. */
export interface Site {
  /** For explain's `placeOf`; behind the line itself those that it was reached from, where they were read. */
  stack: Frame[];
  count: number;
  /** The variants of its statements, where they were asked for. */
  variants: Variants | undefined;
}

/** Where the user's frame is in the files of a stack; -1: nowhere. An adapter's own frames stand at the stack's top, in one file. */
function indexOfUsers(files: readonly (string | null | undefined)[], throughAdapter = false): number {
  const first = files.findIndex(isUsersFile);
  if (first < 0 || !throughAdapter) return first;
  const behind = files.findIndex((file, index) => index > first && file !== files[first]);
  const found = behind < 0 ? -1 : files.findIndex((file, index) => index >= behind && isUsersFile(file));
  // Below the hard stop's script lies the test.
  const subjectEnds = files.indexOf('node:vm');
  return subjectEnds >= 0 && found > subjectEnds ? -1 : found;
}

/**
 * The places that issued the statements of one shape. The first stacks are captured in full; once it is known how deep the user's line lies, the rest are
 * captured just that deep, and in full again should that ever miss.
 */
export class Sites {
  /** The first stack showed no line of the user's: what hides it will hide it again. */
  hidden = false;
  #waiting: Captured[] = [];
  /** How many statements each waiting stack stands for. */
  #weights: number[] = [];
  #variants: (Variant | undefined)[] = [];
  #nowhere: Variants | undefined;
  #seen = 0;
  #skipped = 0;
  #limit = deep;
  #settled = false;
  readonly #found = new Map<string, Site>();
  #latest: Site | undefined;

  /** Counts a statement at the place that called `top`, or where `captured` was. One with a variant is always looked at. */
  // biome-ignore lint/complexity/noBannedTypes: V8 takes any function.
  add(top: Function, captured: Captured | undefined, variant?: Variant): void {
    this.#seen += 1;
    if (!variant && this.#settled && this.#seen > exactly && this.#seen % stride !== 0) {
      this.#skipped += 1;
      return;
    }
    let stack = captured;
    if (!stack) {
      // What `capture` does: each frame between the user's line and here costs as much as one that is kept.
      stack = { origin: originNow() };
      const before = Error.stackTraceLimit;
      Error.stackTraceLimit = this.#limit;
      Error.captureStackTrace?.(stack, top);
      Error.stackTraceLimit = before;
    }
    if (this.#seen === 1) this.hidden = !firstUsersFrame(stack);
    this.#waiting.push(stack);
    this.#weights.push(1 + this.#skipped);
    this.#variants.push(variant);
    this.#skipped = 0;
    if (this.#waiting.length >= (this.#limit === deep && !this.#settled ? learned : held)) this.#read();
  }

  /** All places, most frequent first. Statements without a line of the user's are in none. */
  list(): Site[] {
    this.#read();
    // The last ones skipped go to where the last one looked at was.
    if (this.#latest) this.#latest.count += this.#skipped;
    this.#skipped = 0;
    return [...this.#found.values()].sort((a, b) => b.count - a.count);
  }

  /** The variants of the statements that are in none of the places. */
  get nowhere(): Variants | undefined {
    this.#read();
    return this.#nowhere;
  }

  #read(): void {
    const waiting = this.#waiting;
    const stacks = rawStacks(waiting);
    const weights = this.#weights;
    this.#waiting = [];
    this.#weights = [];
    const variants = this.#variants;
    this.#variants = [];
    let depth = 0;
    let missed = false;
    for (const [order, stack] of stacks.entries()) {
      const weight = weights[order] ?? 1;
      const { throughAdapter, origin, lines = [] } = waiting[order] ?? {};
      if (lines.length > 0) {
        const key = lines.map(({ file, line, column }) => `${file}:${line}:${column}`).join();
        this.#count(key, weight, variants[order], () => [...lines]);
        continue;
      }
      if (typeof stack === 'string') {
        const frames = parseFrames(stack);
        const frame =
          frames[
            indexOfUsers(
              frames.map(({ file }) => file),
              throughAdapter,
            )
          ];
        if (frame) this.#count(`${frame.file}:${frame.line}:${frame.column}`, weight, variants[order], () => [frame]);
        else this.#miss(variants[order]);
        continue;
      }
      const index = indexOfUsers(stack?.map((site) => site.getFileName()) ?? [], throughAdapter);
      const site = stack?.[index];
      if (!site) {
        missed = true;
        const frame = originFrame(origin);
        if (frame) this.#count(`${frame.file}:${frame.line}:${frame.column}`, weight, variants[order], () => [frame]);
        else this.#miss(variants[order]);
        continue;
      }
      depth = Math.max(depth, index + 1);
      this.#count(`${site.getFileName()}:${site.getPosition()}`, weight, variants[order], () => [frameOf(site)]);
    }
    if (this.#settled && !missed) return;
    this.#settled = true;
    this.#limit = missed ? deep : depth + 1;
  }

  #miss(variant: Variant | undefined): void {
    if (!variant) return;
    this.#nowhere ??= new Variants();
    this.#nowhere.add(variant);
  }

  #count(key: string, weight: number, variant: Variant | undefined, stack: () => Frame[]): void {
    let site = this.#found.get(key);
    if (!site) {
      site = { stack: stack(), count: 0, variants: undefined };
      this.#found.set(key, site);
    }
    site.count += weight;
    if (variant) {
      site.variants ??= new Variants();
      site.variants.add(variant);
    }
    this.#latest = site;
  }
}
