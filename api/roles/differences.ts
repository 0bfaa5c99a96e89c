import { actions, permissionsOf, resources } from '../../contract/permissions.ts';
import type { Changes } from '../records/audit.ts';
import type { RoleRow } from './read.ts';

type Told = Pick<RoleRow, 'key' | 'name' | 'permissions' | 'fields'>;

/** What the audit log tells of a change of a role: each permission and each field rule that is another one now. */
export function differences(before: Told | null, after: Told): Changes {
  const [was, is] = [before ? flat(before) : new Map<string, string>(), flat(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const pairs = names.map((name) => [name, was.get(name) ?? null, is.get(name) ?? null] as const);
  return Object.fromEntries(
    pairs.filter(([, one, other]) => one !== other).map(([name, ...pair]) => [name, pair]),
  );
}

/** `none` and what is not restricted say nothing. */
function flat({ key, name, permissions, fields }: Told): Map<string, string> {
  const whole = permissionsOf(key, permissions);
  const told = new Map([['name', name]]);
  for (const resource of resources)
    for (const action of actions) {
      const scope = whole[resource][action] ?? 'none';
      if (scope !== 'none') told.set(`permissions.${resource}.${action}`, scope);
    }
  for (const [type, rules] of Object.entries(fields))
    for (const [field, rule] of Object.entries(rules)) told.set(`fields.${type}.${field}`, rule);
  return told;
}
