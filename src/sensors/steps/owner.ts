import { isOwnFile, plainPath } from '../frames.js';
import type { Owner } from './statement.js';

/** Packages that run tests: what they do meanwhile is not the subject's. Their mocks and spies take a constant per call. */
const runners =
  /^(?:perf-matchers|vitest|vite|vite-node|tinyspy|tinypool|tinyrainbow|chai|expect|jest|jest-[\w-]+|babel-[\w-]+|@(?:vitest|jest|babel|sinonjs)\/.*|@swc\/(?:core|jest|helpers))$/;

/** The package that a file belongs to, where it was installed; undefined for the user's own files. */
export function packageOf(path: string): string | undefined {
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  const [scope = '', name = ''] = path.slice(at + '/node_modules/'.length).split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/**
 * Whose code a script is, by its URL as V8 knows it. Code without a file (of `new Function`) is the user's.
 * @example ownerOf('node:internal/util/comparisons') // 'runtime'
 */
export function ownerOf(url: string): Owner {
  if (url.startsWith('node:')) return plumbing.test(url) ? 'ignored' : 'runtime';
  const path = plainPath(url).replaceAll('\\', '/');
  const name = packageOf(path);
  if (name !== undefined) return runners.test(name) ? 'ignored' : 'library';
  return isOwnFile(url) ? 'ignored' : 'user';
}

/** The runtime's modules that turn the event loop, load modules, or talk to the runner's main process: they run beside a subject, or check the arguments of what counts it. Listeners of events are counted themselves. */
const plumbing =
  /^node:(?:inspector|vm|timers|async_hooks|perf_hooks|events|internal\/(?:perf|webidl|vm|errors|validators|bootstrap|timers|async_hooks|process|modules|child_process|worker|inspector|async_local_storage|async_context_frame|per_context|util\/inspector|source_map|priority_queue|linkedlist|fixed_queue|event_target|abort_controller))(?:\/|_|$)/;
