import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import {
  isStandardRole,
  permissionsOf,
  standardRoles,
  type FieldRules,
  type Permissions,
} from '../../contract/permissions.ts';
import type { listRoles, Role } from '../../contract/roles.ts';
import { scopeOf } from '../db/access.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';

/** A role as it is stored: a standard one that nobody changed has no table of its own. */
export interface RoleRow {
  id: string;
  key: string;
  name: string;
  permissions: Partial<Permissions> | null;
  fields: FieldRules;
  holders: number;
  version: number;
}

const columns = (tenantId: string) => sql`id, key, name, permissions, fields, version,
  (select count(*) from member where member.tenant_id = ${tenantId} and member.role = role.key and removed_at is null) as holders`;

const byName: Order = { by: 'name', kind: 'text', descending: false, always: true };

export async function readRoles(
  { sql: db, actor }: Tx,
  { limit, cursor }: Parsed<typeof listRoles>,
): Promise<Output<typeof listRoles>> {
  const { rows } = await sql<RoleRow>`
    select ${columns(actor.tenantId)} from role where tenant_id = ${actor.tenantId}
      ${cursor ? sql`and ${after(byName, readCursor(byName, cursor))}` : sql``}
    order by ${orderBy(byName)} limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = last && rows.length > limit;
  return {
    items: items.map((row) => shownRole(actor, row)),
    nextCursor: more ? writeCursor(byName, [last.name, last.id]) : null,
  };
}

/** One role, locked until the transaction ends. Throws `not_found`. */
export async function lockRole({ sql: db, actor }: Tx, id: string): Promise<RoleRow> {
  const { rows } = await sql<RoleRow>`
    select ${columns(actor.tenantId)} from role where tenant_id = ${actor.tenantId} and id = ${id} for update
  `.execute(db);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

/** A role as the actor may see it. */
export function shownRole({ access }: Actor, role: RoleRow): Role {
  const { id, key, name, holders, version } = role;
  const permissions = permissionsOf(key, role.permissions);
  const mayChange = scopeOf(access, 'roles', 'change') === 'all';
  const isStandard = isStandardRole(key);
  return {
    id,
    key,
    name,
    isStandard,
    isChanged:
      isStandard &&
      (Object.keys(role.fields).length > 0 ||
        !isDeepStrictEqual(permissions, standardRoles[key].permissions)),
    holders,
    permissions: mayChange ? permissions : null,
    fields: mayChange ? role.fields : null,
    version,
  };
}
