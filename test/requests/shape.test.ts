import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originOfUrl, pathShape, requestShape } from '../../src/sensors/requests/shape.js';

test.each([
  ['/', '/'],
  ['', '/'],
  ['/users/42?page=2#top', '/users/:id'],
  ['/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301/orders', '/users/:id/orders'],
  ['/users/507f1f77bcf86cd799439011', '/users/:id'],
  ['/commits/deadbeefcafe', '/commits/:id'],
  ['/orders/2026-11-25/lines', '/orders/:date/lines'],
  ['/at/2026-11-25T10:00:00Z', '/at/:date'],
  ['/api/v2/oauth2/token', '/api/v2/oauth2/token'],
  ['/users/ann@example.com', '/users/:id'],
  ['/users/ann%40example.com', '/users/:id'],
  ['/files/report-2024.pdf', '/files/:id'],
  ['/files/users.json', '/files/users.json'],
  ['/bot123456:AAbbCC/sendMessage', '/:id/sendMessage'],
  ['/items;jsessionid=1A2B', '/:id'],
  ['/a/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj', '/a/:id'],
  ['/users/-1', '/users/:id'],
  ['//double//slash/', '//double//slash/'],
])('%s is of the route %s', (path, shape) => {
  expect(pathShape(path)).toBe(shape);
});

test.each([
  ['https://ann:secret@api.example.com:8443', 'https://api.example.com:8443'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
  ['no address', '://?'],
])('%s comes from %s', (url, origin) => {
  expect(originOfUrl(url)).toBe(origin);
});

test('a proxy is asked for whole addresses', () => {
  expect(requestShape('GET', 'http://proxy:3128', 'http://ann:secret@api.example.com/users/7?token=secret')).toBe(
    'GET http://api.example.com/users/:id',
  );
});

test('a method that is none is not shown', () => {
  expect(requestShape('secret 1', 'http://a', '/')).toBe('? http://a/');
});

test('queries, fragments and names in an address never show, nothing throws, and values of one kind make one shape', () => {
  const secret = 'zq9secret';
  const text = fc.string({ maxLength: 30 }).map((around) => around.replaceAll('/', ''));
  fc.assert(
    fc.property(fc.array(text), text, fc.constantFrom('?', '#'), (segments, after, mark) => {
      const path = `/${segments.join('/')}${mark}${after}${secret}`;
      expect(requestShape('GET', originOfUrl(`http://${secret}:${secret}@host/`), path)).not.toContain(secret);
      expect(pathShape(path)).toMatch(/^[/\w.~:-]*$/);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.nat().map(String), fc.emailAddress()), (id) => {
      expect(pathShape(`/users/${encodeURIComponent(id)}/orders?x=${id}`)).toBe('/users/:id/orders');
    }),
    { numRuns: 2000 },
  );
});
