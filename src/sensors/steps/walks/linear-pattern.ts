/**
 * Does a search for this pattern read each character of a text a bounded number of times, whatever the text? True only where that is plain to see: alternatives
 * of single characters and classes, each matched once, and at most one repetition, at the end of its alternative: it takes all that fits and cannot fail, so
 * nothing is tried twice. `\s+$`, `.*x`, `(a+)+`, references and look-around are not plain.
 *
 * @example isLinear('[^a-z0-9]+') // true
 * @example isLinear('\\s+$') // false: blanks that end in a letter are tried from each blank on
 */
export function isLinear(source: string): boolean {
  let at = 0;
  /** A repetition has been read in this alternative. */
  let repeated = false;
  while (at < source.length) {
    if (source[at] === '|') {
      repeated = false;
      at++;
      continue;
    }
    const end = endOfAtom(source, at);
    if (end === undefined || repeated) return false;
    const atom = source.slice(at, end);
    at = end;
    const repetition = read(repetitions, source.slice(at));
    if (!repetition) continue;
    if (anchors.has(atom)) return false;
    // A lazy one takes as little as it can, and a search goes on behind it.
    at += repetition[0].length;
    const bounded = repetition[0][0] === '?' || (repetition[1] !== undefined && repetition[2] === '');
    if (bounded && Number(repetition[1] ?? 1) <= 32) continue;
    repeated = true;
  }
  return true;
}

const repetitions = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;
const atoms =
  /^(?:\\(?:[dDwWsSbBtnrfv0]|c[A-Za-z]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[pP]\{\w+(?:=\w+)?\}|[^\w\s])|\[(?:[^\\\]]|\\[\s\S])*\]|[^\\[\](){}*+?|])/u;
const { exec } = RegExp.prototype;

/** Asks V8's own `exec`: this runs inside the one that counts. */
const read = (regexp: RegExp, text: string): RegExpExecArray | null => Reflect.apply(exec, regexp, [text]);

const anchors = new Set(['^', '$', '\\b', '\\B']);

/** Where a single character, class or anchor ends; undefined for a group, a reference or what is not known here. */
function endOfAtom(source: string, at: number): number | undefined {
  const atom = read(atoms, source.slice(at));
  return atom ? at + atom[0].length : undefined;
}
