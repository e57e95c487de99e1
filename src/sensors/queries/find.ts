import { builtin } from '../../runtime.js';
import { shared } from '../../state.js';
import { type LoadedIn, lookAround } from '../loaded.js';
import type { Driver } from './driver.js';

interface Project extends LoadedIn {
  /** The packages were asked for once. */
  asked: boolean;
  /** Their ES modules were loaded once. */
  imported: boolean;
}

let project: Project | undefined;

/** What is loaded in the project of the working directory. */
function here(): Project | undefined {
  if (project?.directory !== process.cwd()) {
    const found = lookAround();
    project = found && { ...found, asked: false, imported: false };
  }
  return project;
}

/** What a driver finds to patch. */
export function findLoaded(driver: Driver): object[] {
  const project = here();
  return project ? driver.find(project.loaded) : [];
}

/** Loads the known drivers that the project has: the subject may import one only when it runs. Asks once. */
export function loadDrivers(drivers: readonly Driver[]): void {
  const project = here();
  if (!project || project.asked) return;
  project.asked = true;
  for (const { npm, esm } of drivers) {
    if (!npm || (esm && canRequireModules())) continue;
    try {
      project.require(npm);
    } catch {
      // Not installed, or not loadable here: then the subject cannot use it either.
    }
  }
}

/** Node gives `require` the very modules that `import` gives; Jest's sandboxes have modules of their own. */
const canRequireModules = (): boolean =>
  (process.features as { require_module?: boolean }).require_module === true && shared().runner?.name !== 'jest';

/** Loads the ES modules of the known drivers that the project has, which nothing else tells of. Once. */
export function importDrivers(drivers: readonly Driver[]): void {
  const project = here();
  const modules = builtin?.('node:module');
  if (!project || !modules || project.imported) return;
  project.imported = true;
  if (!canRequireModules()) return;
  for (const { npm, esm } of drivers) {
    if (!npm || !esm) continue;
    try {
      const main = project.require.resolve(npm);
      const inside = `node_modules/${npm}/`;
      const at = main.replaceAll('\\', '/').lastIndexOf(inside);
      // From within the package: Node warns of other modules that require such a file.
      if (at >= 0) modules.createRequire(main)(main.slice(0, at + inside.length) + esm);
    } catch {
      // Not installed, or not loadable so: then it is watched when the user gives a client.
    }
  }
}

/** Looks anew at the next call. */
export function forgetProject(): void {
  project = undefined;
}
