import type { Session } from 'node:inspector';
import { ownerOf } from './steps/owner.js';
import type { Script } from './steps/statement.js';

interface Parsed {
  readonly scriptId: string;
  readonly url: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/** The sources, as compiled, of the scripts with these ids of V8's. The session is of this thread: it answers at once. */
export function scriptsWith(session: Session, wanted: ReadonlySet<string>): Map<string, Script> {
  const parsed = new Map<string, Parsed>();
  const note = ({ params }: { params: Parsed }): void => {
    if (wanted.has(params.scriptId)) parsed.set(params.scriptId, params);
  };
  const scripts = new Map<string, Script>();
  if (wanted.size === 0) return scripts;
  session.on('Debugger.scriptParsed', note);
  session.post('Debugger.enable');
  for (const [id, { url, startLine, startColumn }] of parsed) {
    session.post('Debugger.getScriptSource', { scriptId: id }, (error, result) => {
      if (error) return;
      scripts.set(id, { id, url, source: result.scriptSource, owner: ownerOf(url), startLine, startColumn });
    });
  }
  session.post('Debugger.disable');
  session.off('Debugger.scriptParsed', note);
  return scripts;
}
