import pg from 'pg';

import { newId } from '../../contract/id.ts';
import { fullAccess } from '../db/access.ts';
import type { Actor } from '../db/tenant.ts';

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
  /** The key of a role of the tenant. */
  role: string;
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
    const actors = await addTenant(client, tenant, members);
    await client.query('commit');
    return actors;
  } finally {
    await client.end();
  }
}

interface Founded {
  makeId?: () => string;
  at?: Date;
}

/** Makes a company and its people inside the owner's transaction, which stands in that company from then on. */
export async function addTenant(
  client: pg.ClientBase,
  { name, slug, timeZone, currency, country }: NewTenant,
  members: NewMember[],
  { makeId = () => newId(), at = new Date() }: Founded = {},
): Promise<Actor[]> {
  const tenantId = makeId();
  await client.query(
    'insert into tenant (id, name, slug, time_zone, currency, country, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [tenantId, name, slug, timeZone, currency, country, at],
  );
  await client.query('select enter_tenant($1, null)', [tenantId]);
  await client.query('select found_roles($1)', [tenantId]);
  const teamId = makeId();
  await client.query('insert into team (tenant_id, id, name, created_at) values ($1, $2, $3, $4)', [
    tenantId,
    teamId,
    'Everybody',
    at,
  ]);
  const actors: Actor[] = [];
  for (const { email, role, passwordHash, name: memberName } of members) {
    const memberId = makeId();
    await client.query(
      'insert into member (tenant_id, id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6)',
      [tenantId, memberId, memberName, email, role, at],
    );
    await client.query(
      'insert into team_member (tenant_id, team_id, member_id, is_lead) values ($1, $2, $3, $4)',
      [tenantId, teamId, memberId, role !== 'rep'],
    );
    await client.query(
      'insert into identity (id, email, password_hash, tenant_id, member_id, name, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [makeId(), email, passwordHash, tenantId, memberId, memberName, at],
    );
    const person = { memberId, role, name: memberName, email };
    actors.push({ tenantId, ...person, access: fullAccess, timeZone, country, currency });
  }
  return actors;
}

/** Makes who runs the installation, as the database's owner, unless the address is taken. */
export async function addSuperadmin(
  client: pg.ClientBase,
  email: string,
  name: string,
  passwordHash: string,
): Promise<void> {
  await client.query(
    'insert into identity (id, email, password_hash, name) values ($1, $2, $3, $4) on conflict (email) do nothing',
    [newId(), email, passwordHash, name],
  );
}
