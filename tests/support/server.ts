import type { Server } from 'node:http';

import { serve } from '@hono/node-server';

import { createApp } from '../../api/app.ts';
import { readConfig, type Config } from '../../api/config.ts';
import { openDb } from '../../api/db/open.ts';
import { doJobs } from '../../api/do-jobs.ts';
import { createLog } from '../../api/log.ts';
import { createClient } from '../../contract/client.ts';
import { signIn } from '../../contract/sessions.ts';
import { appUrl, password } from './database.ts';

export interface TestServer {
  url: string;
  port: number;
  config: Config;
  stop(): Promise<void>;
}

interface Settings {
  appUrl?: string;
  /** 0 takes a free one; name one to come back where a stopped server was. */
  port?: number;
  /** On: what a client says of its address is believed, so that each test can come from one of its own. */
  rateLimits?: boolean;
  smtpUrl?: URL | null;
}

/** The real server on a loopback port, in this process, over the run's database. */
export async function startServer({
  appUrl: url = appUrl(),
  port = 0,
  rateLimits = false,
  smtpUrl = null,
}: Settings = {}): Promise<TestServer> {
  const db = openDb({ url });
  const trustedProxies = rateLimits ? '127.0.0.1,::1' : '';
  const config: Config = { ...readConfig({}), rateLimits, trustedProxies, smtpUrl };
  const log = createLog('error');
  const jobs = doJobs({ db, config, log });
  const app = createApp({ db, config, log, wake: jobs.wake });
  const server = await new Promise<Server>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(made as Server),
    );
    made.once('error', reject);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    await jobs.stop();
    await db.close();
  };
  config.publicUrl = new URL(`http://localhost:${taken}`);
  return { url: `http://localhost:${taken}`, port: taken, config, stop };
}

/** A client of the contract, signed in as one of a company's members. */
export async function clientOf(server: { url: string }, { email }: { email: string }) {
  const { token } = await createClient({ base: server.url })(signIn, { email, password });
  return Object.assign(createClient({ base: server.url, token: () => token }), { token });
}

/** A client of nobody. */
export const strangerOf = (server: { url: string }) => createClient({ base: server.url });
