import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { RecordType } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import {
  isRecordName,
  recordType,
  recordTypes,
  type RecordName,
} from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { note } from '../../contract/records/note.ts';
import type { getTimeline, TimelineEntry } from '../../contract/timeline.ts';
import { scopeOf } from '../db/access.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import { hiddenFields, shownName } from '../records/field-rules.ts';
import { getRecord } from '../records/get.ts';
import { within } from '../records/reach.ts';
import { storyOf } from '../records/story.ts';

const latestFirst: Order = { by: 'at', kind: 'instant', descending: true, always: true };

/**
 * What happened with a record, latest first: what was said, written down and planned, and every other change in a sentence.
 * That an interaction, note or follow-up was made is not told beside the thing itself.
 */
export async function readTimeline(
  tx: Tx,
  { type, id, limit, cursor }: Parsed<typeof getTimeline>,
): Promise<Output<typeof getTimeline>> {
  const record = await getRecord(tx, recordType(type), id, 'also deleted');
  const { actor } = tx;
  const { tenantId } = actor;
  const story = await storyOf(tx, id);
  const beyond = cursor ? sql`where ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``;
  const { rows } = await sql<Told>`
    select id, at, source, entry, actor from (
      select id, occurred_at as at, created_by as actor_id, source, jsonb_build_object('kind', 'interaction') as entry
      from interaction where tenant_id = ${tenantId} and subject_of_id = ${id} and deleted_at is null
        and ${within(actor, interaction, 'read')}
      union all
      select id, created_at, created_by, source, jsonb_build_object('kind', 'note')
      from note where tenant_id = ${tenantId} and about_id = ${id} and deleted_at is null
        and ${within(actor, note, 'read')}
      union all
      select id, created_at, created_by, source, jsonb_build_object('kind', 'followUp')
      from follow_up where tenant_id = ${tenantId} and subject_id = ${id} and deleted_at is null
        and ${within(actor, followUp, 'read')}
      union all
      select id, at, actor_id, case when verb = 'created' and object_id = ${id} then ${record['source']} end,
        jsonb_build_object('kind', 'activity', 'activity', jsonb_build_object('id', id, 'verb', verb,
        'objectType', object_type, 'objectId', object_id, 'objectName', object_name, 'details', details))
      from activity where tenant_id = ${tenantId} and about_id = any(${story}::uuid[])
        and (verb <> 'created' or object_type not in ('interaction', 'note', 'followUp'))
        and (object_id = ${id} or ${mayBeTold(actor)})
    ) told left join lateral (
      select name as actor from member where tenant_id = ${tenantId} and member.id = told.actor_id
    ) who on true
    ${beyond} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(tx.sql);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await withRecords(tx, shown),
    nextCursor: last && rows.length > limit ? writeCursor(latestFirst, [last.at, last.id]) : null,
  };
}

/** What happened to another record is told to whom that record may be shown. */
function mayBeTold(actor: Actor): RawBuilder<boolean> {
  const kinds = Object.values(recordTypes).map((type: RecordType) => {
    const scope = scopeOf(actor.access, type.name as RecordName, 'read');
    if (scope === 'all') return sql<boolean>`object_type = ${type.name}`;
    const table = sql.table(tableOf(type));
    return sql<boolean>`(object_type = ${type.name} and exists (select 1 from ${table}
      where ${sql.ref(`${tableOf(type)}.tenant_id`)} = ${actor.tenantId}
        and ${sql.ref(`${tableOf(type)}.id`)} = object_id and ${within(actor, type, 'read')}))`;
  });
  return sql<boolean>`(${sql.join(kinds, sql` or `)})`;
}

interface Told {
  id: string;
  at: string;
  actor: string | null;
  source: TimelineEntry['source'];
  entry: {
    kind: TimelineEntry['kind'];
    activity?: { objectType: string; objectName: string; details: Record<string, unknown> };
  };
}

const kinds: Record<string, RecordType> = { interaction, note, followUp };

/** An activity, with its record called by no name that the reader's role does not see. */
function named(actor: Actor, entry: Told['entry']): Told['entry'] {
  const { activity } = entry;
  if (!activity || !isRecordName(activity.objectType)) return entry;
  const type = recordType(activity.objectType);
  const called = (name: string) => shownName(actor, type, name);
  const { objectName, details } = activity;
  const { fromName } = details;
  return {
    ...entry,
    activity: {
      ...activity,
      objectName: called(objectName),
      // What was merged is of the same kind.
      details: typeof fromName === 'string' ? { ...details, fromName: called(fromName) } : details,
    },
  };
}

/** Puts the whole record into each entry that is one. */
async function withRecords(tx: Tx, told: Told[]): Promise<TimelineEntry[]> {
  const found = new Map<string, unknown>();
  for (const [kind, type] of Object.entries(kinds)) {
    const ids = told.filter(({ entry }) => entry.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { rows } = await sql<{ id: string }>`
      select ${sql.raw(selectionOf(type, hiddenFields(tx.actor, type)))} from ${sql.raw(tableOf(type))}
      where tenant_id = ${tx.actor.tenantId} and id = any(${ids}::uuid[])
    `.execute(tx.sql);
    for (const row of rows) found.set(row.id, row);
  }
  return told.map(({ id, at, actor, source, entry }) => {
    const record = found.get(id);
    // The statement above builds just the shapes of the contract.
    return {
      ...named(tx.actor, entry),
      at,
      actor,
      source,
      ...(record ? { [entry.kind]: record } : {}),
    } as TimelineEntry;
  });
}
