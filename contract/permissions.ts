import * as v from 'valibot';

import type { Field } from './field.ts';
import type { RecordType } from './record.ts';
import { recordTypes, type RecordName } from './records/index.ts';

/**
 * Whose records an act may touch. `own`: what one owns or has been assigned something on. `team`: also what the people of
 * one's teams own, and what nobody owns. What is no record of somebody knows `none` and `all` alone.
 */
export const scopes = ['none', 'own', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

export const actions = ['read', 'create', 'change', 'delete', 'export'] as const;
export type Action = (typeof actions)[number];

/** What else than records a role may reach. */
export const areas = {
  members: 'Members and invitations',
  teams: 'Teams',
  roles: 'Roles',
  websiteForms: 'Website forms',
  auditLog: 'Audit log',
  securityLog: 'Security log',
  tenant: 'Company settings',
} as const;
export type Area = keyof typeof areas;
export type Resource = RecordName | Area;

/** What an endpoint asks of its caller's role: at least some of that act on that resource. */
export type Need = readonly [Resource, Action];

export type Permissions = Record<Resource, Partial<Record<Action, Scope>>>;

const everybodys: readonly Scope[] = ['none', 'all'];

/** The scopes that an act on a resource can have, the least first. Logs can be read and nothing else. */
export function scopesOf(resource: Resource, action: Action): readonly Scope[] {
  if (resource in recordTypes) return action === 'create' ? everybodys : scopes;
  if (resource === 'auditLog' || resource === 'securityLog')
    return action === 'read' ? everybodys : [];
  if (resource === 'teams') return action === 'change' ? ['none', 'team', 'all'] : [];
  return action === 'change' ? everybodys : [];
}

export const resources = [...Object.keys(recordTypes), ...Object.keys(areas)] as Resource[];

/** A whole table of permissions: `choose` says the scope of each act, and the least holds where it says nothing. */
const table = (choose: (resource: Resource, action: Action) => Scope): Permissions =>
  // Every resource stands in `resources`, so the table is whole.
  Object.fromEntries(
    resources.map((resource) => [
      resource,
      Object.fromEntries(
        actions.flatMap((action) =>
          scopesOf(resource, action).length > 0 ? [[action, choose(resource, action)]] : [],
        ),
      ),
    ]),
  ) as Permissions;

export const isArea = (resource: Resource): resource is Area => resource in areas;

const ofRep: Record<Action, Scope> = {
  read: 'team',
  create: 'all',
  change: 'team',
  delete: 'own',
  export: 'own',
};

/** The roles that every tenant has. A tenant may change what reps and managers may do; an admin may always do everything. */
export const standardRoles = {
  rep: {
    name: 'Rep',
    permissions: table((resource, action) => (isArea(resource) ? 'none' : ofRep[action])),
  },
  manager: {
    name: 'Manager',
    permissions: table((resource) => {
      if (resource === 'teams') return 'team';
      return isArea(resource) ? 'none' : 'all';
    }),
  },
  admin: { name: 'Admin', permissions: table(() => 'all') },
} as const satisfies Record<string, { name: string; permissions: Permissions }>;

export type StandardRole = keyof typeof standardRoles;
export const isStandardRole = (key: string): key is StandardRole => key in standardRoles;

/** May do everything: an admin, and what the server does by itself. */
export const everything = standardRoles.admin.permissions;

/** May see everything and change nothing: a superadmin on a visit. */
export const onlyReading = table((_, action) => (action === 'read' ? 'all' : 'none'));

/** What a role may do: its own table where it has one, filled up with the least; else what is built in under its key. */
export function permissionsOf(key: string, own: Partial<Permissions> | null): Permissions {
  if (key === 'admin') return everything;
  if (own) return table((resource, action) => own[resource]?.[action] ?? 'none');
  return isStandardRole(key) ? standardRoles[key].permissions : table(() => 'none');
}

/** `hidden`: neither shown, written, filtered by, sorted by, searched nor exported. `read`: shown, and nothing else. */
export const fieldAccesses = ['read', 'hidden'] as const;
export type FieldAccess = (typeof fieldAccesses)[number];

/** The fields that a role may not use as it likes, by kind of record; any other field may be written. */
export type FieldRules = Partial<Record<RecordName, Record<string, FieldAccess>>>;

/** What a record stands or falls with, and what a capture fills in by itself. */
const structural =
  'status kind state priority title dueAt dueOn timeZone leadSource sourceUrl externalId'.split(
    ' ',
  );

/** Whether a role can be kept from a field: not from what a record must have, and not from what it hangs on. */
export const isRestrictable = (name: string, field: Field): boolean =>
  !field.needed &&
  !field.computed &&
  !structural.includes(name) &&
  field.kind !== 'reference' &&
  field.kind !== 'subject';

export const restrictableFields = (type: RecordType): string[] =>
  Object.entries(type.fields).flatMap(([name, field]) =>
    isRestrictable(name, field) ? [name] : [],
  );

/** A table of permissions on its way: what it leaves out is `none`. */
export const permissionTable = v.record(
  v.picklist(resources),
  v.record(v.picklist(actions), v.picklist(scopes)),
);

export const fieldRules = v.record(
  v.picklist(Object.keys(recordTypes) as RecordName[]),
  v.record(v.string(), v.picklist(fieldAccesses)),
);
