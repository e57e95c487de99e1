import { delimiter, dirname } from 'node:path';
import { isInside } from './links.js';

/** Of Git's, what would make it speak of another repository: a hook sets it. */
const git =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/;
/** Of npx and npm scripts, what speaks of the package that started them. */
const npm =
  /^(?:INIT_CWD|npm_(?:package|lifecycle|command|execpath|node_execpath)\w*|npm_config_(?:local_prefix|workspaces?|include_workspace_root|call|package|yes|_))$/i;
/** Of a runner or a service that started this, and of ours, what would change how runs end or are said. */
const runner =
  /^(?:VITEST\w*|JEST_WORKER_ID|NODE_V8_COVERAGE|GITHUB_ACTIONS|GITHUB_STEP_SUMMARY|PERF_MATCHERS(?:_STRICT|_RECORDS|_RESULTS)?)$/;

/**
 * The environment of both sides' installing and running: the reader's, without what leads one side into the other. `top` is the project's repository: its
 * `node_modules/.bin`, which npx puts on the PATH, is this side's.
 */
export function sideEnvironment(environment: NodeJS.ProcessEnv, top: string): NodeJS.ProcessEnv {
  const without = (list: string | undefined): string[] =>
    (list ?? '').split(delimiter).filter((path) => path && !isInside(top, path));
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => !git.test(name) && !npm.test(name) && !runner.test(name))
      .flatMap(([name, value]) => {
        // Both sides run on the Node that runs this, wherever it stands.
        if (/^path$/i.test(name)) return [[name, [dirname(process.execPath), ...without(value)].join(delimiter)]];
        if (name !== 'NODE_PATH') return [[name, value]];
        const left = without(value);
        return left.length > 0 ? [[name, left.join(delimiter)]] : [];
      }),
  );
}
