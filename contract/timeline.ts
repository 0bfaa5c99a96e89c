import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { source } from './record.ts';
import { followUp } from './records/follow-up.ts';
import { interaction } from './records/interaction.ts';
import { note } from './records/note.ts';
import { instantText, uuid } from './values.ts';

const at = {
  at: instantText,
  actor: v.nullable(v.string()),
  /** Where what was made was saved from; null where nothing was. Says who did it where no member did. */
  source: v.nullable(source.value.wrapped),
};

/** Something that happened, of which a sentence can be made: "Ana changed the status of Sarah Weiss". */
const activity = v.object({
  id: uuid,
  verb: v.picklist([
    'created',
    'changed',
    'deleted',
    'restored',
    'completed',
    'snoozed',
    'captured',
    'merged',
    'unmerged',
    'converted',
    'unconverted',
  ]),
  objectType: v.string(),
  objectId: uuid,
  objectName: v.string(),
  details: v.record(v.string(), v.unknown()),
  /** Of what was changed, by field, what was and what came in its place. */
  changes: v.record(v.string(), v.tuple([v.unknown(), v.unknown()])),
});

const timelineEntry = v.variant('kind', [
  v.object({ kind: v.literal('interaction'), ...at, interaction: interaction.record }),
  v.object({ kind: v.literal('note'), ...at, note: note.record }),
  v.object({ kind: v.literal('followUp'), ...at, followUp: followUp.record }),
  v.object({ kind: v.literal('activity'), ...at, activity }),
]);
export type TimelineEntry = v.InferOutput<typeof timelineEntry>;

/** Kinds of record that have a page of their own with a timeline. */
export const timelineOwners = ['lead', 'client', 'contact', 'account', 'project'] as const;
export type TimelineOwner = (typeof timelineOwners)[number];

export const entryKinds = ['note', 'interaction', 'followUp', 'activity'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Several kinds of entry, by comma. */
const kinds = v.optional(
  v.pipe(
    v.string(),
    v.check(
      (list) => list.split(',').every((kind) => entryKinds.some((known) => known === kind)),
      `Use any of: ${entryKinds.join(', ')}`,
    ),
  ),
);

export const getTimeline = endpoint({
  id: 'timeline.list',
  method: 'GET',
  path: '/timeline',
  summary: 'What happened with one record, its contacts and projects, latest first',
  access: 'member',
  input: v.strictObject({
    ...pageEntries,
    type: v.picklist(timelineOwners),
    id: uuid,
    kinds,
    /** Only what was written down with these words. */
    q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'Search for less'))),
  }),
  output: pageOf(timelineEntry),
});
