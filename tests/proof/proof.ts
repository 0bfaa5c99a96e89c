import { migrate } from '../../api/db/migrate.ts';
import { makeAppRole } from '../../api/db/roles.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What a proof saw. */
export interface Proven {
  /** One line of figures. */
  figures: string;
  /** What fell short, each in a line; empty when the proof holds. */
  shortfalls: string[];
}

/** A proof runs long by itself, whole or in part where it has parts, and short as one of the tests. */
export type Prove = (length: 'long' | 'short', part?: string) => Promise<Proven>;

/** Runs `work` with a server over a Postgres of its own, for proofs that kill nothing. */
export async function withServer<T>(
  work: (server: TestServer, ownerUrl: string) => Promise<T>,
  settings: { rateLimits?: boolean } = {},
): Promise<T> {
  const { url, stop } = await startTestPostgres();
  try {
    const appUrl = await makeAppRole(url);
    await migrate(url);
    const server = await startServer({ appUrl, ...settings });
    try {
      return await work(server, url);
    } finally {
      await server.stop();
    }
  } finally {
    await stop();
  }
}
