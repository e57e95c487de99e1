import { plainPath } from '../../sensors/frames.js';
import { positionIn } from '../../sensors/steps/script-position.js';
import type { Script } from '../../sensors/steps/statement.js';
import { namedFunction, functionName as nameOf } from '../causes/evidence.js';
import { causeAt } from '../causes/index.js';
import { sequentialAwaits } from '../causes/sequential-awaits.js';
import { type Place, placeOfFrame } from '../source-position.js';
import { isFunction, type Syntax, treeOf } from '../syntax.js';
import type { ProfileLine, ProfileLines } from './profile-lines.js';

/** A line of the user's source that takes the time, or whose time grows. */
export interface HotLine {
  readonly place: Place;
  /** The file's absolute path: for reading it, never for showing. */
  readonly path: string;
  /** Of all the time of the subject, from 0 to 1: at the line, and with the functions it called. */
  readonly share: number;
  readonly total: number;
  /** It waits meanwhile, for something else to answer. */
  readonly waits?: boolean;
  /** Milliseconds of a call at the smaller size and at the larger. */
  readonly ms?: readonly [number, number];
}

/** The likely cause, in the words of the record. */
export interface LikelyCause {
  readonly id: string;
  readonly sentence: string;
  readonly fix: string;
}

/** The likely cause of what a line takes, with its own place. */
export interface CauseOfLine {
  readonly cause: LikelyCause;
  readonly place: Place;
  /** The file's absolute path: for reading it, never for showing. */
  readonly path: string;
}

/** Where a node stands in the source as written. */
function placeOfNode(script: Script, node: Syntax, sampled: string): { place: Place; path: string } {
  const tree = treeOf(script);
  const around = tree && namedFunction(tree, node);
  // What V8 has inlined is sampled under its caller's name.
  const functionName = (tree && around && nameOf(tree, around)) || sampled;
  const callee = node.callee as Syntax | undefined;
  const start = callee?.type === 'MemberExpression' ? (callee.property as Syntax).start : node.start;
  const { line, column } = positionIn(script, start);
  return placeOfFrame({
    file: plainPath(script.url),
    line: line + 1,
    column: column + 1,
    function: functionName,
    mapped: false,
  });
}

/** Where a line stands in the source as written: its first statement or expression. */
export function placeOfLine({ script, line, functionName }: ProfileLine): { place: Place; path: string } {
  const first = treeOf(script)?.nodes.find(
    ({ type, loc }) => type !== 'Program' && loc.start.line === line - script.startLine,
  );
  if (first) return placeOfNode(script, first, functionName);
  return placeOfFrame({ file: plainPath(script.url), line, column: 1, function: functionName, mapped: false });
}

/** The likely cause of what a line takes, and its own place; undefined where no rule's evidence holds. */
export function causeOfLine(script: Script, line: number, functionName = ''): CauseOfLine | undefined {
  const tree = treeOf(script);
  const found = tree && causeAt({ tree, line: line - script.startLine });
  if (!found) return undefined;
  const { id, sentence, fix, node } = found;
  return { cause: { id, sentence, fix }, ...placeOfNode(script, node, functionName) };
}

/** Where and why a subject waits for most of its time; undefined where its functions do not show it. */
export function causeOfWaiting({ functions }: ProfileLines): CauseOfLine | undefined {
  for (const { script, line, name } of functions) {
    const tree = treeOf(script);
    const own = tree?.nodes.find((each) => isFunction(each) && each.loc.start.line === line - script.startLine);
    const found = tree && own && sequentialAwaits(tree, own);
    if (!found) continue;
    const { sentence, fix, node } = found;
    return { cause: { id: 'sequential-awaits', sentence, fix }, ...placeOfNode(script, node, name) };
  }
  return undefined;
}
