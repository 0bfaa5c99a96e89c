import { sql } from 'kysely';

import {
  onlyReading,
  permissionsOf,
  type FieldRules,
  type Permissions,
} from '../../contract/permissions.ts';
import type { Me } from '../../contract/sessions.ts';
import { hashToken } from '../db/door.ts';
import type { Sql } from '../db/sql-over.ts';
import { refuseSuspended } from '../db/suspended.ts';
import { AppError } from '../errors.ts';

interface Found {
  identity_id: string | null;
  tenant_id: string | null;
  member_id: string | null;
  name: string;
  email: string;
  role: string;
  tenant_name: string | null;
  tenant_slug: string;
  time_zone: string;
  currency: string;
  country: string;
  is_suspended: boolean | null;
  grant_id: string | null;
  grant_reason: string | null;
  grant_expires_at: string | null;
  own: Partial<Permissions> | null;
  fields: FieldRules | null;
  has_totp: boolean;
  must_set_up_totp: boolean | null;
}

/** Whose a live token is. */
export interface Who {
  identityId: string;
  tenantId: string | null;
  memberId: string | null;
  isSuspended: boolean;
  me: Me;
}

/** Who a token belongs to, superadmins included, or null when it is dead. */
export async function whoIs(db: Sql, token: string): Promise<Who | null> {
  const { rows } = await sql<Found>`
    select e.*, a.own, a.fields, i.totp_confirmed_at is not null as has_totp, must_set_up_totp(i.id)
    from enter_session(${hashToken(token)}) e left join identity i on i.id = e.identity_id
      left join lateral access_of(e.tenant_id, e.member_id) a on e.tenant_id is not null
  `.execute(db);
  const [found] = rows;
  if (!found?.identity_id) return null;
  const { identity_id: identityId, member_id: memberId, name, email, role } = found;
  return {
    identityId,
    // A superadmin who looks into a tenant does not belong to it.
    tenantId: memberId && found.tenant_id,
    memberId,
    isSuspended: found.is_suspended ?? false,
    me: {
      member: { id: memberId ?? identityId, name, email, role },
      rights: rightsOf(found),
      tenant: tenantOf(found),
      grant: grantOf(found),
      hasTotp: found.has_totp,
      mustSetUpTotp: found.must_set_up_totp ?? false,
    },
  };
}

function rightsOf({ role, own, fields, grant_id: grantId }: Found): Me['rights'] {
  if (grantId) return { permissions: onlyReading, fields: {} };
  return fields && { permissions: permissionsOf(role, own), fields };
}

const tenantOf = (found: Found): Me['tenant'] =>
  found.tenant_name === null
    ? null
    : {
        name: found.tenant_name,
        slug: found.tenant_slug,
        timeZone: found.time_zone,
        currency: found.currency,
        country: found.country,
      };

function grantOf(found: Found): Me['grant'] {
  const { grant_id: id, grant_reason: reason, grant_expires_at: expiresAt } = found;
  if (id === null || reason === null || expiresAt === null || found.tenant_name === null)
    return null;
  return { id, tenant: { name: found.tenant_name, slug: found.tenant_slug }, reason, expiresAt };
}

/** The same. Throws `unauthenticated` when it is dead, and `forbidden` when the company is suspended. */
export async function whoMustBe(db: Sql, token: string): Promise<Who> {
  const who = await whoIs(db, token);
  if (!who) throw new AppError('unauthenticated', 'Sign in to go on');
  refuseSuspended(who.isSuspended);
  return who;
}
