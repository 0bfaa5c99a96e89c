import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { instantText, line, uuid } from './values.ts';

/** The kinds of record that a tenant can give fields of its own. */
export const customizable = ['lead', 'client', 'project'] as const;
export type Customizable = (typeof customizable)[number];

/** What a tenant's own field can hold. */
export const customKinds = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  choice: 'Choice',
  checkbox: 'Checkbox',
  url: 'Link',
} as const;
export type CustomKind = keyof typeof customKinds;
const kinds = Object.keys(customKinds) as CustomKind[];

/** How many fields of its own a kind of record has, those in use. Forms and lists stay readable, rows small. */
export const mostCustomFields = 50;
const mostOptions = 100;

const recordType = v.picklist(customizable, `Choose one of: ${customizable.join(', ')}`);
const label = line(60);
const help = v.nullable(line(200));

const customField = v.object({
  id: uuid,
  recordType,
  /** Its name in `custom`, in queries (`custom.<key>`) and in files. Made from the first label, and never changed. */
  key: v.string(),
  label: v.string(),
  help: v.nullable(v.string()),
  kind: v.picklist(kinds),
  /** What a choice offers. An option that is retired is not offered any more; records keep it. */
  options: v.array(v.object({ value: v.string(), label: v.string(), isRetired: v.boolean() })),
  required: v.boolean(),
  /** Where it stands among the fields of its kind of record, from 0. */
  position: v.number(),
  /** Since when it is not offered any more; records keep its values. */
  retiredAt: v.nullable(instantText),
  version: v.number(),
});
export type CustomField = v.InferOutput<typeof customField>;
export type CustomOption = CustomField['options'][number];

/** Options as they are given: without a value it is a new one. One that is left out is retired. */
const options = v.pipe(
  v.array(v.strictObject({ value: v.optional(v.string()), label })),
  v.maxLength(mostOptions, `A choice has at most ${mostOptions} options`),
  v.check(
    (given) => new Set(given.map((one) => one.label.toLowerCase())).size === given.length,
    'Give each option another name',
  ),
);

export const listCustomFields = endpoint({
  id: 'customFields.list',
  method: 'GET',
  path: '/custom-fields',
  summary: 'The company’s own fields, in their order; with `retired=true` also those not in use',
  access: 'member',
  input: v.strictObject({ ...pageEntries, type: v.optional(recordType), retired: flag }),
  output: pageOf(customField),
});

export const createCustomField = endpoint({
  id: 'customFields.create',
  method: 'POST',
  path: '/custom-fields',
  summary: 'Give a kind of record one more field',
  access: 'member',
  needs: ['tenant', 'change'],
  input: v.strictObject({
    recordType,
    label,
    help: v.optional(help, null),
    kind: v.picklist(kinds, `Choose one of: ${kinds.join(', ')}`),
    options: v.optional(options, []),
    required: v.optional(v.boolean('Answer yes or no'), false),
  }),
  output: customField,
});

export const changeCustomField = endpoint({
  id: 'customFields.change',
  method: 'PATCH',
  path: '/custom-fields/:id',
  summary: 'Rename a field, change its options, retire it or bring it back. Its values stay',
  access: 'member',
  needs: ['tenant', 'change'],
  input: v.strictObject({
    ...byId.entries,
    label: v.optional(label),
    help: v.optional(help),
    options: v.optional(options),
    required: v.optional(v.boolean('Answer yes or no')),
    retired: v.optional(v.boolean('Answer yes or no')),
  }),
  output: customField,
});

export const orderCustomFields = endpoint({
  id: 'customFields.order',
  method: 'POST',
  path: '/custom-fields/order',
  summary:
    'Put the fields of a kind of record into another order: all those in use, the first first',
  access: 'member',
  needs: ['tenant', 'change'],
  input: v.strictObject({
    type: recordType,
    ids: v.pipe(v.array(uuid, 'Name fields by their ids'), v.maxLength(mostCustomFields)),
  }),
  output: v.object({ items: v.array(customField) }),
  status: 200,
});
