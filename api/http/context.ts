import type { Context } from 'hono';

import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Origin } from '../db/tenant.ts';
import type { Log } from '../log.ts';

/** What every request can reach. */
export interface Env {
  Variables: {
    db: Db;
    log: Log;
    config: Config;
    requestId: string;
    address: string | null;
    /** Has jobs that were put down done at once. */
    wake: () => void;
  };
}

/** Where the request came from, as the audit log keeps it. */
export const originOf = (c: Context<Env>): Origin => ({
  requestId: c.get('requestId'),
  address: c.get('address'),
  userAgent: c.req.header('user-agent')?.slice(0, 400) ?? null,
});

/** A path as the logs keep it: of a length that fits, and without the one letter that Postgres cannot store. */
export const pathForLogs = (path: string): string => path.replaceAll('\0', '\uFFFD').slice(0, 500);
