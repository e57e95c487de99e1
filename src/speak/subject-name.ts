import type { Subject } from '../surface.js';

/** What bundlers and module runners make of an imported name: `(0, __vi_import_0__.listUsers)(db)`, `_users.listUsers(db)`. */
const importedCall = /\(0,\s*[\w$]+\.([\w$]+)\)/g;
const importedName = /\b(?:__vi_(?:ssr_)?import_\d+__|__vite_ssr_import_\d+__)\./g;

/** The source of a function on one line, imports written as the user wrote them, at most `most` characters. */
export function sourceLine(subject: (...args: never[]) => unknown, most: number): string {
  const source = Function.prototype.toString.call(subject).replace(importedCall, '$1').replace(importedName, '');
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** Names that say nothing of the function: wrappers and mocks give them to all. */
const empty = new Set(['', 'anonymous', 'mockConstructor', 'spy', 'Mock', 'vi.fn()', 'jest.fn()']);

/** A mock of Vitest's or Jest's. */
interface Mock {
  getMockName(): string;
  getMockImplementation(): Subject | undefined;
}
const isMock = (subject: Subject | Mock): subject is Subject & Mock =>
  typeof (subject as Mock).getMockName === 'function' && typeof (subject as Mock).getMockImplementation === 'function';

/** The subject's name in messages: its own, else its source's first line. */
export function subjectName(subject: Subject, given?: string): string {
  if (given) return given;
  if (isMock(subject)) {
    const name = subject.getMockName();
    const mocked = empty.has(name) ? subject.getMockImplementation() : undefined;
    return mocked ? subjectName(mocked) : empty.has(name) ? 'the mock' : name;
  }
  const name = subject.name.replace(/^bound /, '');
  return empty.has(name) ? sourceLine(subject, 60) : name;
}
