import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import type { RecordType } from './record.ts';
import { recordTypes } from './records/index.ts';
import { line } from './values.ts';

const isTagged = (type: RecordType) => type.fields['tags']?.kind === 'tags';

/** Kinds of record that carry tags. */
export const taggedTypes: readonly RecordType[] = Object.values(recordTypes).filter(isTagged);

const tag = line(60);

export const listTags = endpoint({
  id: 'tags.list',
  method: 'GET',
  path: '/tags',
  summary: 'The tags in use on the records one may see, the most used first',
  access: 'member',
  input: v.strictObject({
    /** Stands somewhere in the tag. */
    q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
  }),
  output: v.object({
    items: v.array(
      v.object({
        tag: v.string(),
        count: v.number(),
        /** By kind of record: `{lead: 3, note: 1}`. */
        counts: v.record(v.string(), v.number()),
      }),
    ),
  }),
});

/** Each call takes on some hundreds of records; whoever has many asks again until none is left. */
const retagged = v.object({ changed: v.number(), left: v.number() });

export const renameTag = endpoint({
  id: 'tags.rename',
  method: 'POST',
  path: '/tags/rename',
  summary: 'Put one tag in the place of another on all records',
  access: 'member',
  needs: ['lead', 'change'],
  status: 200,
  input: v.strictObject({ tag, to: tag }),
  output: retagged,
});

export const removeTag = endpoint({
  id: 'tags.remove',
  method: 'POST',
  path: '/tags/remove',
  summary: 'Take a tag off all records',
  access: 'member',
  needs: ['lead', 'change'],
  status: 200,
  input: v.strictObject({ tag }),
  output: retagged,
});
