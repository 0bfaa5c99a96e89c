import {
  everything,
  permissionsOf,
  scopes,
  type Action,
  type FieldRules,
  type Permissions,
  type Resource,
  type Scope,
} from '../../contract/permissions.ts';

/** What an actor may do, and with whom they share what they own. Remembered with the session; the door ends the memory. */
export interface Access {
  permissions: Permissions;
  /** The fields that the role may not use as it likes. */
  fields: FieldRules;
  /** Members of the teams one is in or leads, oneself included. */
  circle: readonly string[];
}

/** For what the server does by itself: a website's form, a job, the demo. */
export const fullAccess: Access = { permissions: everything, fields: {}, circle: [] };

/** For what reads and writes no records. */
export const noAccess: Access = { permissions: permissionsOf('', null), fields: {}, circle: [] };

export const scopeOf = (
  { permissions }: Pick<Access, 'permissions'>,
  resource: Resource,
  action: Action,
): Scope => permissions[resource][action] ?? 'none';

/** Whether what one scope reaches is reached by the other as well. */
export const isWithin = (scope: Scope, other: Scope): boolean =>
  scopes.indexOf(scope) <= scopes.indexOf(other);
