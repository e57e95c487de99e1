import { capture } from '../sites.js';
import { issue, read, watching } from './scope.js';

/** One statement that a client reports on its own. */
export interface ReportedQuery {
  text: string;
  values?: readonly unknown[];
  rows?: number;
}

/** A client that reports its statements: how any client without a driver is watched. */
export interface Subscribable {
  subscribe(on: (query: ReportedQuery) => void): () => void;
}

/** True for `{ subscribe(on) }`. */
export const isSubscribable = (client: object): client is Subscribable =>
  typeof (client as { subscribe?: unknown }).subscribe === 'function';

/** Listens to a client; the way back. */
export function listen(client: Subscribable): () => void {
  function on({ text, values, rows }: ReportedQuery): void {
    if (!watching() || typeof text !== 'string') return;
    // Its dialect is unknown: what stands in double quotes may be a value.
    const captured = capture(on);
    captured.throughAdapter = true;
    issue(read(text, 'unknown'), values, on, captured)?.end(rows);
  }
  const stop = client.subscribe(on);
  return () => {
    if (typeof stop === 'function') stop();
  };
}
