import {
  areas,
  isArea,
  resources,
  scopes,
  type Action,
  type Resource,
  type Scope,
} from '../../../contract/permissions.ts';
import { isRecordName, recordType, recordTypes } from '../../../contract/records/index.ts';
import { t } from '../../messages/t-admin.ts';

/** What a row of the audit log can be about, besides records. */
const others = [
  'member',
  'team',
  'role',
  'tenant',
  'websiteForm',
  'accessGrant',
  'customField',
  'view',
  'list',
  'import',
] as const;
type Other = (typeof others)[number];
const isOther = (name: string): name is Other => others.some((one) => one === name);

/** Everything that the audit log tells of. */
export const auditTypes: readonly string[] = [...Object.keys(recordTypes), ...others];

/** "Lead", "Role"; a name that this workspace does not know yet is shown as it is. */
export function typeInWords(name: string): string {
  if (isRecordName(name)) return recordType(name).label;
  return isOther(name) ? t(`audit.type.${name}`) : name;
}

const verbs = [
  'created',
  'changed',
  'deleted',
  'restored',
  'completed',
  'snoozed',
  'captured',
  'converted',
  'unconverted',
  'merged',
  'unmerged',
  'undone',
  'dismissed',
  'recalled',
  'joined',
  'invited',
  'uninvited',
  'disabled',
  'enabled',
  'removed',
  'revoked',
  'suspended',
  'resumed',
  'opened',
  'entered',
  'ended',
  'ordered',
] as const;

const ofRecords = ['created', 'changed', 'deleted', 'restored'];

/** What is done to what is no record. */
const ofOthers: Record<Other, readonly string[]> = {
  member: ['changed', 'joined', 'invited', 'uninvited', 'disabled', 'enabled', 'removed'],
  team: ['created', 'changed', 'deleted'],
  role: ['created', 'changed', 'deleted'],
  tenant: ['changed', 'suspended', 'resumed'],
  websiteForm: ['created', 'changed', 'revoked'],
  accessGrant: ['opened', 'entered', 'ended'],
  customField: ['created', 'changed', 'ordered'],
  view: ['created', 'changed', 'deleted'],
  list: ['changed'],
  import: ['created', 'completed', 'undone'],
};

/** What can be done to something, as the log names it: `lead.changed`. */
export function actionsOf(type: string): string[] {
  const named = (done: readonly string[], name = type) => done.map((verb) => `${name}.${verb}`);
  if (type === 'accessGrant') return named(ofOthers.accessGrant, 'grant');
  if (isOther(type)) return named(ofOthers[type]);
  if (!isRecordName(type)) return [];
  return named(type === 'followUp' ? [...ofRecords, 'completed', 'snoozed'] : ofRecords);
}

/** "changed", "deleted" */
export function verbInWords(action: string): string {
  const verb = action.split('.').at(-1) ?? action;
  const known = verbs.find((one) => one === verb);
  return known ? t(`audit.verb.${known}`) : verb;
}

/** What a change is of: a field by its label, a permission by what it allows. */
export function changeInWords(type: string | null, key: string): string {
  const [table, name = '', part = ''] = key.split('.');
  if (table === 'permissions') return permissionInWords(name, part);
  if (table === 'fields' && isRecordName(name)) {
    const { labelPlural, fields } = recordType(name);
    return t('audit.fieldRule', { kind: labelPlural, field: fields[part]?.label ?? part });
  }
  // A tenant's own field goes by its key: the log tells also of those that are gone.
  if (table === 'custom' && name) return spelled(name);
  if (type && isRecordName(type)) return recordType(type).fields[key]?.label ?? spelled(key);
  return spelled(key);
}

const isResource = (name: string): name is Resource => resources.some((one) => one === name);
const isAction = (name: string): name is Action =>
  ['read', 'create', 'change', 'delete', 'export'].includes(name);

function permissionInWords(resource: string, action: string): string {
  if (!isResource(resource) || !isAction(action)) return `${resource} ${action}`;
  const label = isArea(resource) ? areas[resource] : recordType(resource).labelPlural;
  return t('roles.cell', { resource: label, action: t(`roles.${action}`) });
}

const isScope = (value: unknown): value is Scope => scopes.some((one) => one === value);

/** What a permission or a rule for a field is before or after; in the log it is nothing where it is the usual. Null: it is another value. */
export function grantInWords(key: string, value: unknown): string | null {
  if (key.startsWith('permissions.')) return t(`scope.${isScope(value) ? value : 'none'}`);
  if (!key.startsWith('fields.')) return null;
  return t(`rule.${value === 'read' || value === 'hidden' ? value : 'write'}`);
}

/** `disabledAt` → "Disabled at" */
function spelled(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
