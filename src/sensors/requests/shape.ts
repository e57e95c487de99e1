/** Words of a route: letters with their usual joints, and versions such as v2, oauth2, s3; anything else in a path may be somebody's. */
const word = /^(?:[a-z._~-]{1,32}|[a-z]{1,8}\d{1,2}[a-z]{0,4})$/i;
const hexadecimal = /^[\da-f]{8,}$/i;
const date = /^\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?$/;

function segmentShape(segment: string): string {
  if (segment === '') return '';
  if (date.test(segment)) return ':date';
  return word.test(segment) && !hexadecimal.test(segment) ? segment : ':id';
}

/**
 * A path as its route: without query and fragment; numbers, UUIDs, hashes, tokens, addresses and whatever else is not a plain word are `:id`, days are `:date`.
 *
 * @example pathShape('/users/42/orders/2026-11-25?page=2') // /users/:id/orders/:date
 */
export function pathShape(path: string): string {
  const end = path.search(/[?#]/);
  return (end < 0 ? path : path.slice(0, end)).split('/').map(segmentShape).join('/') || '/';
}

const host = /^[\w.-]+$|^\[[\da-f:.]+\]$/i;

/** Scheme, host and port of an address; `://?` where it cannot be read. Names and passwords in it are dropped. */
export function originOfUrl(text: string): string {
  try {
    const { protocol, hostname, port } = new URL(text);
    return `${protocol}//${host.test(hostname) ? hostname : '?'}${port && `:${port}`}`;
  } catch {
    return '://?';
  }
}

/** A request as it is told apart and shown: 'GET https://api.example.com/users/:id'. A proxy is asked for whole addresses: they go before `origin`. */
export function requestShape(method: string, origin: string, path: string): string {
  const whole = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)(.*)$/is.exec(path);
  const [from, route] = whole ? [originOfUrl(whole[1] ?? ''), whole[2] ?? ''] : [origin, path];
  return `${/^[A-Z-]{1,20}$/.test(method) ? method : '?'} ${from}${pathShape(route)}`;
}
