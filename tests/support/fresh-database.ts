import pg from 'pg';

import { migrate } from '../../api/db/migrate.ts';
import { makeAppRole } from '../../api/db/roles.ts';
import { ownerUrl } from './database.ts';

let made = 0;

/** A migrated database of its own without any tenant, for what looks at the whole of one; beside the run's. */
export async function freshDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
  const name = `fresh_${process.pid}_${Date.now().toString(36)}_${made++}`;
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl());
  url.pathname = name;
  const appUrl = await makeAppRole(url.href);
  await migrate(url.href);
  return { ownerUrl: url.href, appUrl };
}
