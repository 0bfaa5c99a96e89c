import { existsSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Context } from 'hono';
import { sql } from 'kysely';
import * as v from 'valibot';

import type { Health } from '../../contract/installation.ts';
import type { Env } from '../http/context.ts';

type Stored = Omit<Health, 'version' | 'startedAt' | 'uptimeSeconds' | 'disk'>;

/** How the installation is, as one row of the database and what this process knows of itself. */
export async function readHealth(c: Context<Env>): Promise<Health> {
  const { db, config } = c.var;
  const { rows } = await sql<Stored>`
    select current_setting('server_version') as postgres, pg_database_size(current_database()) as "databaseBytes",
      (select json_build_object('applied', count(*), 'latest', max(name)) from kysely_migration) as migrations,
      (select count(*) from tenant) as tenants,
      (select count(*) from tenant where suspended_at is not null) as "suspendedTenants",
      (select count(*) from identity where tenant_id is not null) as members,
      (select count(*) from session where expires_at > now()) as sessions,
      (select json_build_object('waiting', count(*), 'retrying', count(*) filter (where attempts > 0)) from job) as jobs,
      (select json_build_object('waiting', waiting, 'failed', failed) from count_mails()) as mails
  `.execute(db.global);
  const [stored] = rows;
  if (!stored) throw new Error('A select without a table answers one row');
  return {
    version: await version(),
    startedAt: new Date(performance.timeOrigin).toISOString(),
    uptimeSeconds: Math.round(performance.now() / 1000),
    ...stored,
    disk: config.databaseUrl === null ? await diskOf(config.dataDir) : null,
  };
}

const manifest = v.object({ version: v.string() });

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return v.parse(manifest, JSON.parse(text)).version;
}

/** What is left on the disk that a folder is on, or will be once it is made. */
async function diskOf(folder: string): Promise<Health['disk']> {
  if (!existsSync(folder)) return diskOf(dirname(folder));
  const { bsize, bavail, blocks } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
