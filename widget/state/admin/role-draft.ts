import { batch, computed, signal } from '@preact/signals';

import {
  permissionsOf,
  type Action,
  type FieldAccess,
  type FieldRules,
  type Permissions,
  type Resource,
  type Scope,
} from '../../../contract/permissions.ts';
import { recordTypes, type RecordName } from '../../../contract/records/index.ts';
import type { Role } from '../../../contract/roles.ts';

/** `write` stands for a field without a rule. */
export type FieldRule = FieldAccess | 'write';

export type RoleDraft = ReturnType<typeof createRoleDraft>;

const types = Object.keys(recordTypes) as RecordName[]; // Object.keys forgets that they are known

/** A role with what was changed in it and not yet saved. What is not changed here is taken over when somebody else changes it. */
export function createRoleDraft(given: Role) {
  const role = signal(given);
  const scopes = signal<Readonly<Record<string, Scope>>>({});
  const rules = signal<Readonly<Record<string, FieldRule>>>({});
  const name = signal<string | null>(null);

  const stored = computed(() => permissionsOf(role.value.key, role.value.permissions));

  const storedRule = (type: RecordName, field: string): FieldRule =>
    role.value.fields?.[type]?.[field] ?? 'write';

  const scopeOf = (resource: Resource, action: Action): Scope =>
    scopes.value[`${resource}.${action}`] ?? stored.value[resource][action] ?? 'none';

  const ruleOf = (type: RecordName, field: string): FieldRule =>
    rules.value[`${type}.${field}`] ?? storedRule(type, field);

  const setScope = (resource: Resource, action: Action, scope: Scope) => {
    const isAsStored = (stored.value[resource][action] ?? 'none') === scope;
    scopes.value = withOne(scopes.value, `${resource}.${action}`, isAsStored ? null : scope);
  };

  const setRule = (type: RecordName, field: string, rule: FieldRule) => {
    const isAsStored = storedRule(type, field) === rule;
    rules.value = withOne(rules.value, `${type}.${field}`, isAsStored ? null : rule);
  };

  const rename = (text: string) => {
    name.value = text.trim() === role.value.name ? null : text;
  };

  const permissions = computed((): Permissions => {
    const whole = structuredClone(stored.value);
    for (const [key, scope] of Object.entries(scopes.value)) {
      // The keys were made of both just above.
      const [resource, action] = key.split('.') as [Resource, Action];
      whole[resource][action] = scope;
    }
    return whole;
  });

  const fields = computed((): FieldRules => {
    const whole: FieldRules = {};
    for (const type of types) {
      const known = Object.entries({ ...role.value.fields?.[type], ...ofType(rules.value, type) });
      const ruled = known.flatMap(([field, rule]) => (rule === 'write' ? [] : [[field, rule]]));
      if (ruled.length > 0) whole[type] = Object.fromEntries(ruled);
    }
    return whole;
  });

  const count = computed(
    () =>
      Object.keys(scopes.value).length +
      Object.keys(rules.value).length +
      (name.value === null ? 0 : 1),
  );

  const discard = () =>
    batch(() => {
      scopes.value = {};
      rules.value = {};
      name.value = null;
    });

  /** Takes over what the server has by now; changes that it has too are none any more. */
  const rebase = (newer: Role) => {
    const before = { scopes: scopes.value, rules: rules.value, name: name.value };
    batch(() => {
      role.value = newer;
      discard();
      for (const [key, scope] of Object.entries(before.scopes))
        setScope(...(key.split('.') as [Resource, Action]), scope);
      for (const [key, rule] of Object.entries(before.rules))
        setRule(...(key.split('.') as [RecordName, string]), rule);
      if (before.name !== null) rename(before.name);
    });
  };

  /** What a save sends: only what was changed, but of that the whole table. */
  const patch = () => ({
    ...(name.value !== null && { name: name.value }),
    ...(Object.keys(scopes.value).length > 0 && { permissions: permissions.value }),
    ...(Object.keys(rules.value).length > 0 && { fields: fields.value }),
  });

  return {
    role,
    name: computed(() => name.value ?? role.value.name),
    permissions,
    fields,
    count,
    scopeOf,
    ruleOf,
    setScope,
    setRule,
    rename,
    discard,
    rebase,
    patch,
  };
}

function withOne<T>(all: Readonly<Record<string, T>>, key: string, value: T | null) {
  const { [key]: _before, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}

const ofType = <T>(all: Readonly<Record<string, T>>, type: string): Record<string, T> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => key.startsWith(`${type}.`))
      .map(([key, value]) => [key.slice(type.length + 1), value]),
  );
