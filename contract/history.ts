import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { recordTypes, type RecordName } from './records/index.ts';
import { instantText, uuid } from './values.ts';

const historyEntry = v.object({
  id: uuid,
  at: instantText,
  /** The member who did it, where one did. */
  actorId: v.nullable(uuid),
  actor: v.nullable(v.string()),
  /** `form`: somebody filled in a form on a website. */
  actorType: v.string(),
  /** What was done: `created`, `changed`, `deleted`, … */
  verb: v.string(),
  /** By field, what was and what came in its place. */
  changes: v.record(v.string(), v.tuple([v.unknown(), v.unknown()])),
});
export type HistoryEntry = v.InferOutput<typeof historyEntry>;

export const getHistory = endpoint({
  id: 'history.list',
  method: 'GET',
  path: '/history',
  summary: 'What changed in one record, field by field, latest first',
  access: 'member',
  input: v.strictObject({
    ...pageEntries,
    // Object.keys forgets that the keys of the declared kinds are known.
    type: v.picklist(Object.keys(recordTypes) as RecordName[]),
    id: uuid,
    /** Only what changed one of these fields, by comma. */
    fields: v.optional(
      v.pipe(v.string(), v.regex(/^\w{1,60}(?:,\w{1,60}){0,20}$/, 'Use names of fields')),
    ),
  }),
  output: pageOf(historyEntry),
});
