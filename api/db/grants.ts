import type { FieldError } from '../../contract/errors.ts';
import {
  actions,
  permissionsOf,
  resources,
  type FieldRules,
  type Permissions,
} from '../../contract/permissions.ts';
import { AppError } from '../errors.ts';
import { isWithin, scopeOf, type Access } from './access.ts';
import type { Actor, Tx } from './tenant.ts';

/** What a role allows: its whole table, and the fields it is kept from. */
export interface Rights {
  permissions: Permissions;
  fields: FieldRules;
}

/** A role as it is stored, with what it allows. */
export interface StoredRole extends Rights {
  id: string;
  key: string;
  name: string;
}

/** What a role of the actor's tenant allows, by its key; null when there is none. */
export async function findRole({ sql, actor }: Tx, key: string): Promise<StoredRole | null> {
  const stored = await sql
    .selectFrom('role')
    .select(['id', 'key', 'name', 'permissions', 'fields'])
    .where('tenant_id', '=', actor.tenantId)
    .where('key', '=', key)
    .executeTakeFirst();
  return stored ? { ...stored, permissions: permissionsOf(key, stored.permissions) } : null;
}

/** Refuses to give away more than the actor may do. Throws `forbidden`, naming each permission and field that goes too far. */
export function refuseExcess({ access }: Actor, rights: Rights): void {
  const errors = excessOf(access, rights);
  if (errors.length > 0)
    throw new AppError('forbidden', 'Nobody can give more than they may do themselves', { errors });
}

/** Refuses to touch a role, or who holds one, that allows more than the actor's own. */
export function refuseHigher({ access }: Actor, rights: Rights): void {
  if (excessOf(access, rights).length > 0)
    throw new AppError(
      'forbidden',
      'This role may do more than yours; ask somebody who may do as much',
    );
}

/** Refuses to touch whoever holds a role, by its key, that allows more than the actor's own. */
export async function refuseHigherHolder(tx: Tx, key: string): Promise<void> {
  const role = await findRole(tx, key);
  if (role) refuseHigher(tx.actor, role);
}

function excessOf(access: Access, { permissions, fields }: Rights): FieldError[] {
  const errors: FieldError[] = [];
  for (const resource of resources)
    for (const action of actions) {
      const own = scopeOf(access, resource, action);
      if (!isWithin(permissions[resource][action] ?? 'none', own))
        errors.push({
          field: `permissions.${resource}.${action}`,
          message: own === 'none' ? 'Your role may not do this' : `Your role reaches ${own} only`,
        });
    }
  for (const [type, rules] of Object.entries(access.fields))
    for (const [field, rule] of Object.entries(rules)) {
      const given = new Map(Object.entries(fields)).get(type)?.[field];
      if (given !== 'hidden' && given !== rule)
        errors.push({
          field: `fields.${type}.${field}`,
          message:
            rule === 'hidden' ? 'Your role may not see this' : 'Your role may not write this',
        });
    }
  return errors;
}
