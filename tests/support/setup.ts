import type { TestProject } from 'vitest/node';

import { migrate } from '../../api/db/migrate.ts';
import { makeAppRole } from '../../api/db/roles.ts';
import { startTestPostgres } from './postgres.ts';

/** One Postgres for the whole run, migrated once; each suite makes a company of its own in it. */
export default async function setup({ provide }: TestProject) {
  const { url, stop } = await startTestPostgres(process.env['TEST_DATABASE_URL']);
  provide('appUrl', await makeAppRole(url));
  await migrate(url);
  provide('ownerUrl', url);
  return stop;
}
