/**
 * Does a search for this pattern read each character of a text a bounded number of times, whatever the text? True only where that is plain to see: alternatives
 * of single characters, classes and groups of them, each matched once, and at most one repetition, at the end of its alternative: it takes all that fits and
 * cannot fail, so nothing is tried twice. `\\s+$`, `.*x`, `(a+)+`, references and look-around are not plain.
 *
 * @example isLinear('[^a-z0-9]+') // true
 * @example isLinear('\\s+$') // false: blanks that end in a letter are tried from each blank on
 */
export function isLinear(source: string): boolean {
  let rest = source;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = read(pattern, rest);
    if (found) rest = rest.slice(found[0].length);
    return found;
  };
  /** A repetition has been read in this alternative: nothing may follow that can fail. */
  let repeated = false;
  /** Groups that are open: whether another of their alternatives has one. */
  const groups: boolean[] = [];
  while (rest !== '') {
    if (take(bar)) {
      if (groups.length > 0) groups[groups.length - 1] ||= repeated;
      repeated = false;
    } else if (take(closing)) {
      repeated ||= groups.pop() ?? false;
      if (read(repetition, rest)) return false;
    } else if (repeated) {
      return false;
    } else if (take(opening)) {
      groups.push(false);
    } else {
      const atom = take(atoms);
      if (!atom) return false;
      const times = take(repetition);
      if (times && anchors.has(atom[0])) return false;
      repeated = times !== null && !isFew(times);
    }
  }
  return true;
}

/** `?`, or a number of times up to 32. */
const isFew = (times: RegExpExecArray): boolean =>
  times[0][0] === '?' || (times[1] !== undefined && times[2] === '' && Number(times[1]) <= 32);

const bar = /^\|/;
const opening = /^\((?:\?:|\?<[A-Za-z_$][\w$]*>)?(?!\?)/;
const closing = /^\)/;
const repetition = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;
const atoms =
  /^(?:\\(?:[dDwWsSbBtnrfv0]|c[A-Za-z]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[pP]\{\w+(?:=\w+)?\}|[^\w\s])|\[(?:[^\\\]]|\\[\s\S])*\]|[^\\[\](){}*+?|])/u;
const { exec } = RegExp.prototype;
const { apply } = Reflect;

/** Asks V8's own `exec`: this runs inside the one that counts, so it must not walk what is wrapped (no destructuring of lists). */
const read = (regexp: RegExp, text: string): RegExpExecArray | null => apply(exec, regexp, [text]);

const anchors = new Set(['^', '$', '\\b', '\\B']);
