import { sql } from 'kysely';

import type { Team } from '../../contract/teams.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import type { Changes } from '../records/audit.ts';

/** Who is in a team, and who of them leads it. */
export interface People {
  memberIds: string[];
  leadIds: string[];
}

interface Wanted {
  memberIds?: string[] | undefined;
  leadIds?: string[] | undefined;
}

export const peopleOf = ({ members }: Team): People => ({
  memberIds: members.map(({ id }) => id),
  leadIds: members.filter(({ isLead }) => isLead).map(({ id }) => id),
});

/** Who is in the team then: who leads it is in it, and who leaves it leads it no more. */
export function peopleAfter(before: People, { memberIds, leadIds }: Wanted): People {
  const leads = leadIds ?? before.leadIds.filter((id) => memberIds?.includes(id) ?? true);
  return {
    memberIds: [...new Set([...(memberIds ?? before.memberIds), ...leads])],
    leadIds: [...new Set(leads)],
  };
}

/** Puts just these people into a team. Throws `invalid` with each id that is nobody's. */
export async function setPeople(tx: Tx, teamId: string, people: People): Promise<void> {
  const { tenantId } = tx.actor;
  await refuseUnknown(tx, people);
  await sql`
    delete from team_member using member
    where team_member.tenant_id = ${tenantId} and team_id = ${teamId} and team_member.member_id <> all(${people.memberIds}::uuid[])
      and member.tenant_id = ${tenantId} and member.id = team_member.member_id and member.removed_at is null
  `.execute(tx.sql);
  await sql`
    insert into team_member (tenant_id, team_id, member_id, is_lead)
    select ${tenantId}, ${teamId}, id, id = any(${people.leadIds}::uuid[]) from unnest(${people.memberIds}::uuid[]) as wanted (id)
    on conflict on constraint team_member_pk do update set is_lead = excluded.is_lead
      where team_member.is_lead <> excluded.is_lead
  `.execute(tx.sql);
}

async function refuseUnknown({ sql: db, actor }: Tx, { memberIds, leadIds }: People) {
  if (memberIds.length === 0) return;
  const known = await db
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('id', 'in', memberIds)
    .where('removed_at', 'is', null)
    .execute();
  const unknown = memberIds.filter((id) => !known.some((member) => member.id === id));
  if (unknown.length === 0) return;
  const message = 'There is no such member';
  const errors = unknown.map((id) => ({
    field: leadIds.includes(id) ? 'leadIds' : 'memberIds',
    message,
  }));
  throw new AppError('invalid', message, { errors });
}

/** What the audit log tells of it. */
export function peopleChanges(before: People, after: People): Changes {
  const pairs = (['memberIds', 'leadIds'] as const).map(
    (field) => [field, [before[field].toSorted(), after[field].toSorted()]] as const,
  );
  return Object.fromEntries(
    pairs
      .filter(([, [was, is]]) => was.join() !== is.join())
      .map(([field, [was, is]]): [string, [unknown, unknown]] => [field, [was, is]]),
  );
}
