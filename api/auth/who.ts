import { sql } from 'kysely';

import { permissionsOf, type FieldRules, type Permissions } from '../../contract/permissions.ts';
import type { Me } from '../../contract/sessions.ts';
import { hashToken } from '../db/door.ts';
import type { Db } from '../db/open.ts';
import { AppError } from '../errors.ts';

interface Found {
  identity_id: string | null;
  member_id: string | null;
  name: string;
  email: string;
  role: string;
  tenant_name: string | null;
  tenant_slug: string;
  time_zone: string;
  currency: string;
  country: string;
  own: Partial<Permissions> | null;
  fields: FieldRules | null;
}

/** Who a token belongs to, superadmins included. Throws `unauthenticated` when it is dead. */
export async function whoIs(db: Db, token: string): Promise<Me & { identityId: string }> {
  const { rows } = await sql<Found>`
    select * from enter_session(${hashToken(token)})
      left join lateral access_of(tenant_id, member_id) on tenant_id is not null
  `.execute(db.global);
  const [found] = rows;
  if (!found?.identity_id) throw new AppError('unauthenticated', 'Sign in to go on');
  const { identity_id: identityId, member_id: memberId, name, email, role } = found;
  return {
    identityId,
    member: { id: memberId ?? identityId, name, email, role },
    rights: found.fields && {
      permissions: permissionsOf(role, found.own),
      fields: found.fields,
    },
    tenant:
      found.tenant_name === null
        ? null
        : {
            name: found.tenant_name,
            slug: found.tenant_slug,
            timeZone: found.time_zone,
            currency: found.currency,
            country: found.country,
          },
  };
}
