import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { reasons } from './matches.ts';
import { mergeable } from './merges.ts';
import { instantText, uuid } from './values.ts';

const suspect = v.object({
  type: v.picklist(mergeable),
  id: uuid,
  name: v.string(),
  /** Of a lead its company, of a contact its client. */
  company: v.nullable(v.string()),
  /** The owner's name; of a contact its client's. */
  owner: v.nullable(v.string()),
  createdAt: instantText,
});

/** Records that may be the same, the oldest first, with why. Those of one kind can be merged. */
const duplicateGroup = v.object({
  reasons: v.array(v.picklist(reasons)),
  records: v.array(suspect),
});
export type DuplicateGroup = v.InferOutput<typeof duplicateGroup>;

/** A page may hold fewer groups than asked for, or none, and still have a next one: how much is looked through at a time is limited. */
export const listDuplicates = endpoint({
  id: 'duplicates.list',
  method: 'GET',
  path: '/duplicates',
  summary: 'Groups of records that may be the same, with the reasons, the most certain first',
  access: 'member',
  input: v.strictObject({ ...pageEntries, type: v.picklist(mergeable) }),
  output: pageOf(duplicateGroup),
});

const input = v.strictObject({
  /** Each of them with each other one. */
  records: v.pipe(
    v.array(v.strictObject({ type: v.picklist(mergeable), id: uuid })),
    v.minLength(2, 'Name at least two records'),
    v.maxLength(20, 'Name at most 20 records'),
  ),
});
/** How many pairs were noted, or forgotten. */
const output = v.object({ pairs: v.number() });

export const dismissDuplicates = endpoint({
  id: 'duplicates.dismiss',
  method: 'POST',
  path: '/duplicates/dismiss',
  summary: 'Remember for everybody that these are not the same',
  access: 'member',
  status: 200,
  input,
  output,
});

export const recallDuplicates = endpoint({
  id: 'duplicates.recall',
  method: 'POST',
  path: '/duplicates/dismiss/undo',
  summary: 'Forget that these are not the same',
  access: 'member',
  status: 200,
  input,
  output,
});
