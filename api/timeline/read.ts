import { sql, type RawBuilder } from 'kysely';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { recordType } from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { note } from '../../contract/records/note.ts';
import { entryKinds, type EntryKind, type getTimeline } from '../../contract/timeline.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { getRecord } from '../records/get.ts';
import { within } from '../records/reach.ts';
import { storyOf } from '../records/story.ts';
import { familyOf } from './family.ts';
import { isMoreThanHidden, matches, mayBeTold } from './told.ts';
import { wholeEntries, type Told } from './whole.ts';

const latestFirst: Order = { by: 'at', kind: 'instant', descending: true, always: true };

type Asked = Parsed<typeof getTimeline>;

/**
 * What happened with a record and what belongs to it, latest first: what was said, written down and planned, and every other
 * change in a sentence. That an interaction, note or follow-up was made is not told beside the thing itself.
 */
export async function readTimeline(tx: Tx, asked: Asked): Promise<Output<typeof getTimeline>> {
  const { type, id, limit, cursor, q } = asked;
  const record = await getRecord(tx, recordType(type), id, 'also deleted');
  const family = await familyOf(tx, type, id);
  const told = { family, story: [...family, ...(await storyOf(tx, id))] };
  const parts = partsOf(tx.actor, asked, told, record['source']);
  // A change has no text of its own.
  const wanted = (asked.kinds?.split(',') ?? entryKinds).filter(
    (kind) => !q || kind !== 'activity',
  );
  const statements = entryKinds.flatMap((kind) => (wanted.includes(kind) ? [parts[kind]] : []));
  if (statements.length === 0) return { items: [], nextCursor: null };
  const beyond = cursor ? sql`where ${after(latestFirst, readCursor(latestFirst, cursor))}` : sql``;
  const { rows } = await sql<Told>`
    select id, at, source, entry, actor from (${sql.join(statements, sql` union all `)}) told left join lateral (
      select name as actor from member where tenant_id = ${tx.actor.tenantId} and member.id = told.actor_id
    ) who on true
    ${beyond} order by ${orderBy(latestFirst)} limit ${limit + 1}
  `.execute(tx.sql);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await wholeEntries(tx, shown),
    nextCursor: last && rows.length > limit ? writeCursor(latestFirst, [last.at, last.id]) : null,
  };
}

/** Whose things and whose changes a timeline tells: what is merged or converted has passed its things on, and no more changes. */
interface Tellers {
  family: string[];
  story: string[];
}

/** The statement of each kind of entry. */
function partsOf(
  actor: Actor,
  { id, q }: Asked,
  { family, story }: Tellers,
  source: unknown,
): Record<EntryKind, RawBuilder<unknown>> {
  const { tenantId } = actor;
  const alive = sql`tenant_id = ${tenantId} and deleted_at is null`;
  return {
    interaction: sql`
      select id, occurred_at as at, created_by as actor_id, source, jsonb_build_object('kind', 'interaction') as entry
      from interaction where ${alive} and subject_of_id = any(${family}::uuid[])
        and ${within(actor, interaction, 'read')} and ${matches(actor, 'interaction', q)}`,
    note: sql`
      select id, created_at as at, created_by as actor_id, source, jsonb_build_object('kind', 'note') as entry
      from note where ${alive} and about_id = any(${family}::uuid[])
        and ${within(actor, note, 'read')} and ${matches(actor, 'note', q)}`,
    followUp: sql`
      select id, created_at as at, created_by as actor_id, source, jsonb_build_object('kind', 'followUp') as entry
      from follow_up where ${alive} and subject_id = any(${family}::uuid[])
        and ${within(actor, followUp, 'read')} and ${matches(actor, 'followUp', q)}`,
    activity: sql`
      select id, at, actor_id, case when verb = 'created' and object_id = ${id} then ${source} end as source,
        jsonb_build_object('kind', 'activity', 'activity', jsonb_build_object('id', id, 'verb', verb,
        'objectType', object_type, 'objectId', object_id, 'objectName', object_name, 'details', details)) as entry
      from activity where tenant_id = ${tenantId} and (about_id = any(${story}::uuid[]) or object_id = ${id})
        and (verb <> 'created' or object_type not in ('interaction', 'note', 'followUp'))
        and (object_id = ${id} or ${mayBeTold(actor)}) and ${isMoreThanHidden(actor)}`,
  };
}
