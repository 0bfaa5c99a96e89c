import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { tellOfMember } from '../records/member-deeds.ts';
import { identityById, type Identity } from './identities.ts';

interface Invited {
  id: string;
  email: string;
  role: string;
  teamIds: string[];
}

interface Chosen {
  name: string;
  passwordHash: string;
}

/** Makes a member of whoever was invited, in the role and those teams that are still there, and their account. */
export async function joinTenant(
  tx: Tx,
  { id: invitationId, email, role, teamIds }: Invited,
  { name, passwordHash }: Chosen,
): Promise<Identity> {
  const { tenantId } = tx.actor;
  const memberId = newId(tx.now.getTime());
  const identityId = newId(tx.now.getTime());
  await tx.sql
    .insertInto('member')
    .values({ tenant_id: tenantId, id: memberId, name, email, role })
    .execute();
  await tx.sql
    .insertInto('identity')
    .values({
      id: identityId,
      email,
      password_hash: passwordHash,
      tenant_id: tenantId,
      member_id: memberId,
      name,
    })
    .execute();
  await sql`
    insert into team_member (tenant_id, team_id, member_id)
    select ${tenantId}, id, ${memberId} from team where tenant_id = ${tenantId} and id = any(${teamIds}::uuid[])
  `.execute(tx.sql);
  await tx.sql
    .deleteFrom('invitation')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', invitationId)
    .execute();
  await endMemory(tx);
  // Nobody else did it: the new member stands for it.
  const self = { ...tx, actor: { ...tx.actor, memberId, role } };
  await tellOfMember(self, 'joined', memberId, { email: [null, email], role: [null, role] });
  return identityById(tx.sql, identityId);
}
