import { afterAll, beforeAll } from 'vitest';

import { ApiError, type Client } from '../../contract/client.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { ask, type Answer } from './ask.ts';
import { makeCompany } from './database.ts';
import { clientOf, startServer, type TestServer } from './server.ts';

type Who = 'admin' | 'manager' | 'rep' | 'rep2';
type Company = Awaited<ReturnType<typeof makeCompany>>;

export interface Suite {
  server: TestServer;
  company: Company;
  /** Each member's client, signed in. */
  as: Record<Who, Client & { token: string }>;
  /** Sends anything at all as the rep, and answers what came over the wire. */
  send: (endpoint: Endpoint, input: object, headers?: Record<string, string>) => Promise<Answer>;
}

/** A server and a company of the suite's own. The answer is filled before the first test runs. */
export function suite(settings: Parameters<typeof startServer>[0] = {}): Suite {
  // Nobody reads it before beforeAll has filled it.
  const here = {} as Suite;
  beforeAll(async () => {
    const server = await startServer(settings);
    const company = await makeCompany();
    const [admin, manager, rep, rep2] = await Promise.all(
      [company.admin, company.manager, company.rep, company.rep2].map((one) =>
        clientOf(server, one),
      ),
    );
    if (!admin || !manager || !rep || !rep2) throw new Error('Everybody signs in');
    Object.assign(here, {
      server,
      company,
      as: { admin, manager, rep, rep2 },
      send: (endpoint: Endpoint, input: object, headers: Record<string, string> = {}) =>
        ask(server.url, endpoint, input, { token: rep.token, headers }),
    });
  });
  afterAll(() => here.server?.stop());
  return here;
}

/** What the server said no with. Throws when it said yes. */
export async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('This should have been refused');
}
