import { customKey } from '../../contract/custom-declaration.ts';
import type { Field } from '../../contract/field.ts';
import type { RecordType } from '../../contract/record.ts';
import type { FieldGroup } from '../components/RecordForm.tsx';
import { t } from '../messages/t-workspace.ts';

/** How one kind of record is laid out. A field that no group names comes last by itself, so that a new one is never missed. */
export interface Layout {
  /** Columns of the list, after the name. */
  columns: readonly string[];
  /** Fields with a filter chip above the list. */
  filters: readonly string[];
  /** What the form of a new one asks first; the rest is behind "More fields". */
  asked: readonly string[];
  /** Shown in the head of the page, not among the facts. */
  status: string | null;
  subtitle: readonly string[];
  groups: readonly FieldGroup[];
}

const lead: Layout = {
  columns: ['companyName', 'status', 'ownerId', 'nextFollowUpAt', 'lastInteractionAt'],
  filters: ['status', 'ownerId', 'leadSource'],
  asked: [
    'firstName',
    'lastName',
    'companyName',
    'jobTitle',
    'emails',
    'phones',
    'status',
    'ownerId',
  ],
  status: 'status',
  subtitle: ['jobTitle', 'companyName'],
  groups: [
    {
      label: t('group.reach'),
      fields: [
        'emails',
        'phones',
        'website',
        'profileUrls',
        'address',
        'preferredChannel',
        'doNotContact',
      ],
    },
    {
      label: t('group.sale'),
      fields: [
        'rating',
        'estimatedValue',
        'lostReason',
        'tags',
        'statusChangedAt',
        'nextFollowUpAt',
        'lastInteractionAt',
      ],
    },
    {
      label: t('group.person'),
      fields: ['salutation', 'firstName', 'lastName', 'jobTitle', 'companyName'],
    },
    { label: t('group.origin'), fields: ['leadSource', 'sourceUrl', 'lawfulBasis'] },
  ],
};

const client: Layout = {
  columns: ['industry', 'ownerId', 'nextFollowUpAt', 'lastInteractionAt', 'clientSince'],
  filters: ['ownerId', 'size'],
  asked: ['name', 'website', 'emails', 'phones', 'industry', 'ownerId'],
  status: null,
  subtitle: ['industry'],
  groups: [
    {
      label: t('group.reach'),
      fields: ['emails', 'phones', 'website', 'domains', 'profileUrls', 'billingAddress'],
    },
    { label: t('group.company'), fields: ['name', 'industry', 'size', 'tags', 'clientSince'] },
    { label: t('group.sale'), fields: ['nextFollowUpAt', 'lastInteractionAt', 'originalLeadId'] },
  ],
};

const contact: Layout = {
  columns: ['jobTitle', 'clientId', 'role'],
  filters: ['role'],
  asked: ['clientId', 'firstName', 'lastName', 'jobTitle', 'emails', 'phones', 'role'],
  status: null,
  subtitle: ['jobTitle'],
  groups: [
    { label: t('group.reach'), fields: ['emails', 'phones', 'profileUrls', 'doNotContact'] },
    {
      label: t('group.person'),
      fields: ['clientId', 'salutation', 'firstName', 'lastName', 'jobTitle', 'role', 'isPrimary'],
    },
  ],
};

const project: Layout = {
  columns: ['status', 'stage', 'value', 'expectedCloseOn', 'ownerId'],
  filters: ['status', 'stage', 'ownerId'],
  asked: ['name', 'leadId', 'clientId', 'value', 'stage', 'expectedCloseOn', 'ownerId'],
  status: 'status',
  subtitle: [],
  groups: [
    {
      label: t('group.deal'),
      fields: [
        'name',
        'leadId',
        'clientId',
        'stage',
        'value',
        'probability',
        'expectedCloseOn',
        'nextStep',
      ],
    },
    { label: t('group.end'), fields: ['closedAt', 'lostReason'] },
  ],
};

const layouts: Record<string, Layout> = { lead, client, contact, project };

const plain = (type: RecordType): Layout => {
  const names = Object.keys(type.fields);
  return {
    columns: names.slice(0, 5),
    filters: [],
    asked: names,
    status: null,
    subtitle: [],
    groups: [],
  };
};

/** How a kind is laid out, with what the tenant adds to it: its choices narrow the list, and what is needed is asked at once. */
export function layoutOf(type: RecordType): Layout {
  const usual = layouts[type.name] ?? plain(type);
  const own = ownFields(type);
  if (own.length === 0) return usual;
  const named = (isWanted: (field: Field) => boolean) =>
    own.flatMap(([name, field]) => (isWanted(field) ? [name] : []));
  return {
    ...usual,
    filters: [...usual.filters, ...named(({ kind }) => kind === 'choice')],
    asked: [...usual.asked, ...named((field) => field.needed)],
    groups: [...usual.groups, { label: t('group.own'), fields: named(() => true) }],
  };
}

const ownFields = ({ fields }: RecordType) =>
  Object.entries(fields).filter(([name]) => customKey(name) !== null);

/** All fields of a kind in groups: those of its layout, and the rest under "More". `fixed`: also shown where computed ones are not. */
export function groupsOf(
  type: RecordType,
  { computed = true, fixed = [] }: { computed?: boolean; fixed?: readonly string[] } = {},
): FieldGroup[] {
  const { groups, status } = layoutOf(type);
  const placed = new Set([...groups.flatMap(({ fields }) => fields), status, 'ownerId']);
  const rest = Object.keys(type.fields).filter((name) => !placed.has(name));
  const isWanted = (name: string) =>
    name in type.fields &&
    (computed ||
      fixed.includes(name) ||
      !(type.fields[name]?.computed || type.fields[name]?.kind === 'values'));
  return [...groups, { label: t('group.more'), fields: rest }]
    .map((group) => ({ ...group, fields: group.fields.filter(isWanted) }))
    .filter(({ fields }) => fields.length > 0);
}
