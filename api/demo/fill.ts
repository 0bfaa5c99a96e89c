import { sql } from 'kysely';

import { hashPassword } from '../auth/passwords.ts';
import { makeSuperadmin, makeTenant } from '../auth/tenants.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Log } from '../log.ts';
import { demoPassword, demoTenants } from './people.ts';

/** Fills a database that has no tenant yet with two companies at work. Leaves any other database alone. */
export async function fillDemo(ownerUrl: string, db: Db, _config: Config, log: Log): Promise<void> {
  const { rows } = await sql`select 1 from tenant limit 1`.execute(db.global);
  if (rows.length > 0) return;
  log.info('filling the empty database with the demo');
  const passwordHash = await hashPassword(demoPassword);
  for (const tenant of demoTenants) {
    const members = tenant.people.map(({ local, name, role }) => ({
      name,
      role,
      passwordHash,
      email: `${local}@${tenant.slug}.example`,
    }));
    await makeTenant(ownerUrl, tenant, members);
  }
  await makeSuperadmin(ownerUrl, 'root@pathsix.example', 'Installation', demoPassword);
}
