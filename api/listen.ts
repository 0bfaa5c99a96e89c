import type { Server } from 'node:http';
import { createServer } from 'node:net';

import { serve } from '@hono/node-server';

import { ConfigError, type Config } from './config.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];
type Where = Pick<Config, 'port' | 'host'>;

/** Listens where the configuration says. Throws `ConfigError` when that place cannot be had. */
export const listen = (fetch: Fetch, where: Where) =>
  new Promise<Server>((resolve, reject) => {
    const server = serve({ fetch, port: where.port, hostname: where.host }, () => {
      // Without options of its own, it serves plain HTTP/1.1.
      resolve(server as Server);
    });
    server.once('error', (error) => reject(cannotListen(error, where)));
  });

/** Throws at once what `listen` would throw at the end of a start: before anything is built, and before there is a database. */
export const refuseTakenPort = (where: Where) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(cannotListen(error, where)));
    probe.listen(where, () => probe.close(() => resolve()));
  });

function cannotListen(error: Error, { port, host }: Where): Error {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return new ConfigError(`PORT ${port} is taken: end what listens there, or give another PORT`);
  if (code === 'EACCES')
    return new ConfigError(`PORT ${port} may not be opened by this user: give one above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigError(`HOST is "${host}", which is no address of this machine`);
  return error;
}

export function addressOf(server: Server, { host }: Where): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Lets what is under way end, but waits for nobody who only keeps a connection open. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const insist = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(insist);
}
