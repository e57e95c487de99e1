import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

/** A server on a free loopback port: '/redirect/…' redirects to '/target', '/slow' answers later, the rest answers with its path. */
export interface Loopback {
  url: string;
  stop(): Promise<void>;
}

const listen = async (server: Server, scheme: string): Promise<Loopback> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const startServer = (): Promise<Loopback> =>
  listen(
    createServer((request, response) => {
      const { url = '/' } = request;
      if (url.startsWith('/redirect')) response.writeHead(302, { location: '/target' }).end();
      else if (url.startsWith('/slow')) setTimeout(() => response.end(), 30);
      else request.resume().on('end', () => response.end(JSON.stringify({ url })));
    }),
    'http',
  );

/** What client and server share in place of certificates. */
export const psk = {
  ciphers: 'PSK',
  maxVersion: 'TLSv1.2',
  pskCallback: () => ({ psk: Buffer.from('0123456789abcdef'), identity: 'test' }),
  checkServerIdentity: () => undefined,
} as const;

export const startSecureServer = (): Promise<Loopback> =>
  listen(
    createSecureServer({ ...psk, pskCallback: () => Buffer.from('0123456789abcdef') }, (_, response) => {
      response.end('{}');
    }),
    'https',
  );
