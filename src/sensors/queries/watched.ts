import { shared } from '../../state.js';
import type { Driver } from './driver.js';
import { drivers } from './drivers.js';
import { findLoaded, forgetProject, importDrivers, loadDrivers } from './find.js';
import { isSubscribable, listen } from './subscribe.js';

/** The way back from a patch, and the client that it watches. */
type Undo = (() => void) & { client?: string };

const patched = (): Map<object, Undo> => shared().patched;

function patch(driver: Driver, targets: readonly object[]): void {
  for (const target of targets) {
    if (patched().has(target)) continue;
    patched().set(target, Object.assign(driver.patch(target), { client: driver.name }));
  }
}

/** The names of the watched clients, each once. */
export const watchedClients = (): string[] => [
  ...new Set([...patched().values()].map(({ client }) => client ?? 'client')),
];

/**
 * Watches the drivers that the project has loaded; where it has loaded no package, loads those it could load. That node:sqlite is loaded says little: a tool or
 * another test file may have done it, while the subject is about to import its own client.
 */
export function watchFound(): void {
  for (const driver of drivers) patch(driver, findLoaded(driver));
  const builtins = new Set(drivers.filter(({ npm }) => !npm).map(({ name }) => name));
  if (!watchedClients().some((client) => !builtins.has(client))) loadDrivers(drivers);
  importDrivers(drivers);
  for (const driver of drivers) patch(driver, findLoaded(driver));
}

/** Watches a client that the user gave; what was patched or listened to for it. */
export function watchClient(client: unknown, callText: string): object[] {
  if ((typeof client === 'object' || typeof client === 'function') && client !== null) {
    for (const driver of drivers) {
      const targets = driver.recognise(client);
      if (!targets || targets.length === 0) continue;
      patch(driver, targets);
      return targets;
    }
    if (isSubscribable(client)) {
      if (!patched().has(client)) {
        const name = Object.getPrototypeOf(client)?.constructor?.name;
        patched().set(client, Object.assign(listen(client), { client: !name || name === 'Object' ? 'client' : name }));
      }
      return [client];
    }
  }
  const given =
    client === null
      ? 'null'
      : typeof client === 'object'
        ? 'another object'
        : typeof client === 'function'
          ? 'a function'
          : `${typeof client === 'undefined' ? '' : 'a '}${typeof client}`;
  throw new TypeError(
    `${callText} takes a client or pool of ${drivers.map(({ name }) => name).join(', ')}, or { subscribe(on) } that calls on({ text, values, rows }) for every statement and returns a function that stops it. It got ${given}.`,
  );
}

const uses = new Map<object, number>();

/** Counts who watches a target, so that two who watch the same client do not end each other. */
export function hold(targets: readonly object[]): () => void {
  for (const target of targets) uses.set(target, (uses.get(target) ?? 0) + 1);
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    for (const target of targets) {
      const left = (uses.get(target) ?? 1) - 1;
      uses.set(target, left);
      if (left > 0) continue;
      uses.delete(target);
      patched().get(target)?.();
      patched().delete(target);
    }
  };
}

/** Undoes every patch. */
export function unwatchAll(): void {
  for (const undo of patched().values()) undo();
  patched().clear();
  uses.clear();
  forgetProject();
}
