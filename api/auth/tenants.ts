import pg from 'pg';

import { newId } from '../../contract/id.ts';
import type { Role } from '../../contract/sessions.ts';
import type { Actor } from '../db/tenant.ts';
import { hashPassword } from './passwords.ts';

export interface NewTenant {
  name: string;
  slug: string;
  timeZone: string;
  currency: string;
  country: string;
}
export interface NewMember {
  name: string;
  email: string;
  role: Role;
  passwordHash: string;
}

/** Makes a company and its people, as the database's owner: the API's own role may not. Answers each as an actor, in order. */
export async function makeTenant(
  ownerUrl: string,
  tenant: NewTenant,
  members: NewMember[],
): Promise<Actor[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const tenantId = newId();
    const { name, slug, timeZone, currency, country } = tenant;
    await client.query(
      'insert into tenant (id, name, slug, time_zone, currency, country) values ($1, $2, $3, $4, $5, $6)',
      [tenantId, name, slug, timeZone, currency, country],
    );
    await client.query('select enter_tenant($1, null)', [tenantId]);
    const actors: Actor[] = [];
    for (const { email, role, passwordHash, name: memberName } of members) {
      const memberId = newId();
      await client.query(
        'insert into member (tenant_id, id, name, email, role) values ($1, $2, $3, $4, $5)',
        [tenantId, memberId, memberName, email, role],
      );
      await client.query(
        'insert into identity (id, email, password_hash, tenant_id, member_id, name) values ($1, $2, $3, $4, $5, $6)',
        [newId(), email, passwordHash, tenantId, memberId, memberName],
      );
      actors.push({
        tenantId,
        memberId,
        role,
        name: memberName,
        email,
        timeZone,
        country,
        currency,
      });
    }
    await client.query('commit');
    return actors;
  } finally {
    await client.end();
  }
}

/** Makes who runs the installation, as the database's owner. */
export async function makeSuperadmin(
  ownerUrl: string,
  email: string,
  name: string,
  password: string,
) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      'insert into identity (id, email, password_hash, name) values ($1, $2, $3, $4)',
      [newId(), email, await hashPassword(password), name],
    );
  } finally {
    await client.end();
  }
}
