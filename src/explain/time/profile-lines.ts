import { isUsersFile } from '../../sensors/frames.js';
import type { Script } from '../../sensors/steps/statement.js';
import { calledName, callLine, isFunction, isLoop, treeOf } from '../syntax.js';
import type { Profile, ProfileNode } from './profiler.js';

/** What one line of the user's code, as it was compiled, took: in samples. */
export interface ProfileLine {
  readonly script: Script;
  /** In the file as compiled, from 1. */
  readonly line: number;
  readonly functionName: string;
  /** At the line itself, the runtime's and libraries' work for it included. */
  self: number;
  /** With all of the user's functions that it called. */
  total: number;
}

/** A profile by the user's lines. */
export interface ProfileLines {
  readonly lines: readonly ProfileLine[];
  /** Samples in the user's code or in what it called. */
  readonly samples: number;
  /** Samples in which the process waited. */
  readonly idle: number;
  /** Where the user's functions that were seen at all begin, lines from 1. */
  readonly functions: readonly { readonly script: Script; readonly line: number; readonly name: string }[];
}

/** The function that makes inputs while a profile is taken: what is below it is not the subject's. */
const untakenName = 'perfMatchersUntaken';

/** Gives work a frame by which it is known in a profile as not the subject's. A method's name is kept, where a function's own may be dropped when the package is built. */
export const untaken = <T>(work: (n: number) => T): ((n: number) => T) =>
  ({
    perfMatchersUntaken(n: number): T {
      return work(n);
    },
  }).perfMatchersUntaken;

interface Caller {
  readonly node: ProfileNode;
  readonly script: Script;
  readonly path: ReadonlySet<ProfileLine>;
  /** Where it called the dependency or the runtime below which the walk is. */
  readonly at?: number;
}

/** Adds up a profile by the user's lines; what dependencies and the runtime did is the line's that called them. */
export function profileLines({ nodes, scripts }: Profile): ProfileLines {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = new Map<string, ProfileLine>();
  const calls: Called[] = [];
  const functions: { script: Script; line: number; name: string }[] = [];
  let samples = 0;
  let idle = 0;

  const lineAt = (script: Script, node: ProfileNode, line: number): ProfileLine => {
    const key = `${script.id}:${line}`;
    const known = lines.get(key);
    if (known) return known;
    const made = { script, line, functionName: node.callFrame.functionName, self: 0, total: 0 };
    lines.set(key, made);
    return made;
  };

  /** Samples below a node; they are added to the lines on the way. */
  const walk = (node: ProfileNode, caller: Caller | undefined): number => {
    const { functionName, scriptId, url } = node.callFrame;
    if (functionName === untakenName) return 0;
    if (functionName === '(idle)') idle += node.hitCount ?? 0;
    const script = isUsersFile(url) ? scripts.get(scriptId) : undefined;
    const at = caller && (caller.at ?? lineOfCall(caller, node));
    const calling = caller && at !== undefined && script ? lineAt(caller.script, caller.node, at) : undefined;
    const path = new Set([...(caller?.path ?? []), ...(calling ? [calling] : [])]);
    let below = 0;
    if (script) {
      functions.push({ script, line: node.callFrame.lineNumber + 1, name: functionName });
      for (const { line, ticks } of node.positionTicks ?? []) {
        const own = lineAt(script, node, line);
        own.self += ticks;
        if (!path.has(own)) own.total += ticks;
        below += ticks;
        if (calling) calls.push({ calling, called: own, ticks });
      }
    } else if (caller && at !== undefined && (node.hitCount ?? 0) > 0) {
      const own = lineAt(caller.script, caller.node, at);
      own.self += node.hitCount ?? 0;
      if (!path.has(own)) own.total += node.hitCount ?? 0;
      below += node.hitCount ?? 0;
    }
    samples += below;
    const next = script ? { node, script, path } : caller && at !== undefined ? { ...caller, at } : undefined;
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) below += walk(child, next);
    }
    if (calling && !caller?.path.has(calling)) calling.total += below;
    return below;
  };
  const [root] = nodes;
  if (root) walk(root, undefined);
  giveBackCopies(calls);
  return { lines: [...lines.values()].sort((a, b) => b.self - a.self), samples, idle, functions };
}

/** Samples of a line of a function, by the line that called it. */
interface Called {
  readonly calling: ProfileLine;
  readonly called: ProfileLine;
  readonly ticks: number;
}

/** A line that only calls has hardly any samples of its own; a tenth as many seen where something is copied are enough to know whose they are. */
const seenShare = 0.1;

/** While the runtime copies memory for a function, V8 sees that function's caller at work: what is sampled there is given to the line that copies. */
function giveBackCopies(calls: readonly Called[]): void {
  const most = new Map<ProfileLine, Called>();
  for (const each of calls) if (each.ticks > (most.get(each.calling)?.ticks ?? 0)) most.set(each.calling, each);
  for (const { calling, called, ticks } of most.values()) {
    if (calling === called || ticks < seenShare * calling.self || copies(calling) || !copies(called)) continue;
    called.self += calling.self;
    called.total += calling.self;
    calling.self = 0;
  }
}

const copying = new Set(['concat', 'slice', 'splice', 'unshift', 'assign', 'from', 'flat', 'toSpliced', 'with']);

/** True for a line on which the runtime copies. */
const copies = ({ script, line }: ProfileLine): boolean =>
  treeOf(script)?.nodes.some(
    (node) =>
      node.loc.start.line === line - script.startLine &&
      (node.type === 'SpreadElement' || (node.type === 'CallExpression' && copying.has(calledName(node)))),
  ) ?? false;

/** Profiles do not know from which line a function was called: the call by its name, in the function that was sampled around it; else a call in a loop, else the line sampled most. */
function lineOfCall({ node, script }: Caller, called: ProfileNode): number {
  const first = node.callFrame.lineNumber + 1 - script.startLine;
  const most = [...(node.positionTicks ?? [])].sort((a, b) => b.ticks - a.ticks)[0]?.line;
  const fallback = most ?? node.callFrame.lineNumber + 1;
  const tree = treeOf(script);
  const own = tree?.nodes.find((each) => isFunction(each) && each.loc.start.line === first);
  if (!tree || !own) return fallback;
  const name = called.callFrame.functionName.replace(/^.*\./, '');
  const calls = tree.inside(own).filter(({ type }) => type === 'CallExpression' || type === 'NewExpression');
  // Under another name, as a variable that holds it, it is most likely what a loop calls.
  const call =
    calls.find((each) => calledName(each) === name) ??
    calls.find((each) =>
      tree.around(each).some((outer) => isLoop(outer) && outer.start > own.start && outer.end <= own.end),
    );
  return call ? callLine(call) + script.startLine : fallback;
}
