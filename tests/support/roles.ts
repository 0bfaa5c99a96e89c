import { newId } from '../../contract/id.ts';
import type { FieldRules, Permissions } from '../../contract/permissions.ts';
import { ownerUrl, rowsOf } from './database.ts';

interface Rights {
  permissions: Partial<Permissions>;
  fields?: FieldRules;
}

/** Gives a member a role of its own, stored as the API stores one. */
export async function giveRole(
  { tenantId, memberId }: { tenantId: string; memberId: string | null },
  { permissions, fields = {} }: Rights,
  owner = ownerUrl(),
): Promise<void> {
  const key = `own-${newId()}`;
  await rowsOf(
    'insert into role (tenant_id, id, key, name, permissions, fields) values ($1, $2, $3, $3, $4, $5)',
    [tenantId, newId(), key, JSON.stringify(permissions), JSON.stringify(fields)],
    owner,
  );
  await rowsOf(
    'update member set role = $3 where tenant_id = $1 and id = $2',
    [tenantId, memberId, key],
    owner,
  );
}

/** Makes a team of just these members, and takes them out of every other one. */
export async function makeTeam(
  tenantId: string,
  memberIds: (string | null)[],
  owner = ownerUrl(),
): Promise<string> {
  const id = newId();
  await rowsOf(
    'delete from team_member where tenant_id = $1 and member_id = any($2)',
    [tenantId, memberIds],
    owner,
  );
  await rowsOf(
    'insert into team (tenant_id, id, name) values ($1, $2, $3)',
    [tenantId, id, id],
    owner,
  );
  await rowsOf(
    'insert into team_member (tenant_id, team_id, member_id) select $1, $2, unnest($3::uuid[])',
    [tenantId, id, memberIds],
    owner,
  );
  return id;
}
