import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import {
  actions,
  fieldRules,
  permissionTable,
  resources,
  restrictableFields,
  scopesOf,
  type FieldRules,
} from './permissions.ts';
import { isRecordName, recordType, recordTypes, type RecordName } from './records/index.ts';
import { line, uuid } from './values.ts';

const role = v.object({
  id: uuid,
  /** What a member's `role` names. */
  key: v.string(),
  name: v.string(),
  /** Every tenant has it: it can be put back to what is built in, and not deleted. */
  isStandard: v.boolean(),
  /** A standard role whose table is the tenant's own by now. */
  isChanged: v.boolean(),
  /** How many members hold it, disabled ones included. */
  holders: v.number(),
  /** Null for whom roles are none of their business: names are everybody's. */
  permissions: v.nullable(permissionTable),
  fields: v.nullable(fieldRules),
  version: v.number(),
});
export type Role = v.InferOutput<typeof role>;

const name = line(60);

/** Says of one part of an object of objects that it cannot be so. */
const at = (
  whole: unknown,
  outer: string,
  inner: string,
  value: unknown,
): [v.IssuePathItem, ...v.IssuePathItem[]] => [
  { type: 'object', origin: 'value', input: Object(whole), key: outer, value },
  { type: 'object', origin: 'value', input: Object(value), key: inner, value },
];

/** A table of permissions that holds no scope which means nothing: nobody creates "own" leads, and nobody exports roles. */
const rolePermissions = v.pipe(
  permissionTable,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const resource of resources)
      for (const action of actions) {
        const scope = dataset.value[resource]?.[action];
        const known = scopesOf(resource, action);
        if (scope === undefined || known.includes(scope)) continue;
        const message =
          known.length > 0 ? `Choose one of: ${known.join(', ')}` : 'There is no such permission';
        addIssue({ message, path: at(dataset.value, resource, action, scope) });
      }
  }),
);

/** Rules for fields that a role can be kept from. */
const roleFields = v.pipe(
  fieldRules,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [type, rules] of Object.entries(dataset.value)) {
      const known = isRecordName(type) ? restrictableFields(recordType(type)) : [];
      for (const [field, rule] of Object.entries(rules))
        if (!known.includes(field))
          addIssue({
            message: 'This field cannot be kept from a role',
            path: at(dataset.value, type, field, rule),
          });
    }
  }),
  v.transform((rules): FieldRules => rules),
);

export const listRoles = endpoint({
  id: 'roles.list',
  method: 'GET',
  path: '/roles',
  summary: 'Roles of this tenant; what they allow, for who may change them',
  access: 'member',
  input: v.strictObject(pageEntries),
  output: pageOf(role),
});

export const createRole = endpoint({
  id: 'roles.create',
  confirmed: true,
  method: 'POST',
  path: '/roles',
  summary: 'Make a role of the tenant’s own. It allows no more than its maker may do',
  access: 'member',
  needs: ['roles', 'change'],
  input: v.strictObject({
    name,
    /** The id of a role whose table is taken where none is given. */
    copyOf: v.optional(uuid),
    /** What is left out is `none`. */
    permissions: v.optional(rolePermissions),
    fields: v.optional(roleFields),
  }),
  output: role,
});

export const changeRole = endpoint({
  id: 'roles.change',
  confirmed: true,
  method: 'PATCH',
  path: '/roles/:id',
  summary: 'Change a role’s name or whole tables. It takes effect on its holders’ next request',
  access: 'member',
  needs: ['roles', 'change'],
  input: v.strictObject({
    ...byId.entries,
    name: v.optional(name),
    permissions: v.optional(rolePermissions),
    fields: v.optional(roleFields),
  }),
  output: role,
});

export const removeRole = endpoint({
  id: 'roles.remove',
  confirmed: true,
  method: 'DELETE',
  path: '/roles/:id',
  summary: 'Delete a role of the tenant’s own that nobody holds',
  access: 'member',
  needs: ['roles', 'change'],
  input: byId,
  output: v.null(),
});

export const resetRole = endpoint({
  id: 'roles.reset',
  confirmed: true,
  method: 'POST',
  path: '/roles/:id/reset',
  summary: 'Put a standard role back to what is built in',
  access: 'member',
  needs: ['roles', 'change'],
  input: byId,
  output: role,
  status: 200,
});

const reached = v.object({
  type: v.picklist(Object.keys(recordTypes) as RecordName[]),
  /** All there are in the tenant. */
  all: v.number(),
  readable: v.number(),
  changeable: v.number(),
  /** Of the latest that the member would see, as far as the asker sees them too. */
  names: v.array(v.string()),
  /** Fields that the member would not see. */
  hidden: v.array(v.string()),
});

export const previewRole = endpoint({
  id: 'roles.preview',
  method: 'POST',
  path: '/roles/preview',
  summary: 'What a member would see with such a role, without giving it to them',
  access: 'member',
  needs: ['roles', 'change'],
  input: v.strictObject({
    memberId: uuid,
    permissions: rolePermissions,
    fields: v.optional(roleFields, {}),
  }),
  output: v.object({ memberName: v.string(), kinds: v.array(reached) }),
  status: 200,
});
