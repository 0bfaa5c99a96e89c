import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import type { Field, Schema } from './field.ts';
import type { RecordType } from './record.ts';
import { recordTypes, type RecordName } from './records/index.ts';
import { line, uuid } from './values.ts';

/** How many records one call changes. More go in several calls. */
export const mostAtOnce = 500;

/** Kinds of record that lists change many of at once. */
export const bulkNames = [
  'lead',
  'client',
  'contact',
  'project',
  'followUp',
] as const satisfies readonly RecordName[];
export type BulkName = (typeof bulkNames)[number];
export const isBulkName = (name: string): name is BulkName =>
  bulkNames.some((known) => known === name);

/** Whether several records may get the same value: not what tells them apart, and not what they hang on. */
const isCommon = ({ kind, key, computed, refersTo = [] }: Field) =>
  !key &&
  !computed &&
  (kind === 'choice' ||
    kind === 'checkbox' ||
    kind === 'date' ||
    (kind === 'reference' && refersTo.every((to) => to === 'member')));

/** The fields that can be given one value on many records, besides the tags. */
export const commonFields = (type: RecordType): string[] =>
  Object.entries(type.fields).flatMap(([name, field]) => (isCommon(field) ? [name] : []));

const ids = v.pipe(
  v.array(uuid, 'Name records by their ids'),
  v.minLength(1, 'Name at least one record'),
  v.maxLength(mostAtOnce, `At most ${mostAtOnce} records at once; send the rest in another call`),
  v.transform((given) => [...new Set(given)]),
);

const someTags = v.optional(
  v.pipe(v.array(line(60), 'Tags are a list'), v.maxLength(50, 'At most 50 tags at once')),
  [],
);

const refusal = v.object({ id: uuid, why: v.string() });

const bulkAnswer = v.object({
  /** Under this id it can be undone for 30 days; null where nothing was changed. */
  id: v.nullable(uuid),
  changed: v.array(uuid),
  /** They were so before. */
  unchanged: v.number(),
  refused: v.array(refusal),
});

/** What many records may be given: each field is checked by its own declaration. Why something was lost goes with its status. */
function changeOf({ fields, ...type }: RecordType): Schema {
  const names = [...commonFields({ ...type, fields }), 'lostReason'];
  const entries: Record<string, Schema> = {};
  for (const name of names) {
    const field = fields[name];
    if (field) entries[name] = v.optional(field.value);
  }
  return v.strictObject(entries);
}

export interface BulkInput {
  ids: string[];
  change?: Record<string, unknown>;
  addTags?: string[];
  removeTags?: string[];
  delete?: boolean;
}

/** Changes or deletes many records of a kind in one transaction. */
function bulkEndpoint(type: RecordType & { name: BulkName }) {
  const plural = type.labelPlural.toLowerCase();
  const entries: Record<string, Schema> = {
    ids,
    change: v.optional(changeOf(type), {}),
    ...('tags' in type.fields && { addTags: someTags, removeTags: someTags }),
    delete: v.optional(v.boolean('Answer yes or no'), false),
  };
  const input = v.pipe(
    v.strictObject(entries),
    v.check(isOneAct, 'Say either what to change, or delete: true'),
  );
  return endpoint({
    id: `${type.plural}.bulk`,
    method: 'POST',
    path: `/${type.plural}/bulk`,
    summary: `Change some fields or tags of many ${plural}, or delete them. Each is changed as far as the role reaches; the answer says which were not, and why`,
    access: 'member',
    needs: [type.name, 'change'],
    status: 200,
    // The names of the fields come from the declaration, which the compiler does not follow here.
    input: input as unknown as v.GenericSchema<BulkInput, BulkInput>,
    output: bulkAnswer,
  });
}

const isOneAct = (sent: Partial<BulkInput>): boolean => {
  const { change, addTags = [], removeTags = [], delete: isDeletion } = sent;
  const isChange = [change, addTags, removeTags].some((part) => Object.keys(part ?? {}).length > 0);
  return isChange !== (isDeletion === true);
};

/** The bulk change of each kind that has one. */
export const bulk = {
  lead: bulkEndpoint(recordTypes.lead),
  client: bulkEndpoint(recordTypes.client),
  contact: bulkEndpoint(recordTypes.contact),
  project: bulkEndpoint(recordTypes.project),
  followUp: bulkEndpoint(recordTypes.followUp),
} as const satisfies Record<BulkName, unknown>;

export const undoBulk = endpoint({
  id: 'bulkChanges.undo',
  method: 'POST',
  path: '/bulk-changes/:id/undo',
  summary:
    'Take back a change of many records, within 30 days. What somebody has changed since stays as it is',
  access: 'member',
  status: 200,
  input: v.strictObject({ id: uuid }),
  output: v.object({
    restored: v.array(uuid),
    /** Changed again since, or gone. */
    kept: v.array(refusal),
  }),
});
