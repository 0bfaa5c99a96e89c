import { sql } from 'kysely';

import { declaredName } from '../../contract/custom-declaration.ts';
import type { RecordType } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { isRecordName, recordType } from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { note } from '../../contract/records/note.ts';
import type { EntryKind, TimelineEntry } from '../../contract/timeline.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import type { Changes } from '../records/audit.ts';
import { selectionOf, tableOf } from '../records/columns.ts';
import { hiddenFields, shownName } from '../records/field-rules.ts';

type Activity = Extract<TimelineEntry, { kind: 'activity' }>['activity'];

/** A row of a timeline before what it is about has been read. */
export interface Told {
  id: string;
  at: string;
  actor: string | null;
  source: TimelineEntry['source'];
  entry: { kind: EntryKind; activity?: Omit<Activity, 'changes'> };
}

/** Puts into each entry the whole record that it is, or the values that a change was about. */
export async function wholeEntries(tx: Tx, told: Told[]): Promise<TimelineEntry[]> {
  const records = await recordsOf(tx, told);
  const changes = await changesOf(tx, told);
  return told.map(({ id, at, actor, source, entry }) => {
    const record = records.get(id);
    const { activity } = entry;
    // The statements here build just the shapes of the contract.
    return {
      kind: entry.kind,
      at,
      actor,
      source,
      ...(record ? { [entry.kind]: record } : {}),
      ...(activity ? { activity: asSeen(tx.actor, activity, changes.get(id) ?? {}) } : {}),
    } as TimelineEntry;
  });
}

const kinds: Record<string, RecordType> = { interaction, note, followUp };

async function recordsOf(tx: Tx, told: Told[]): Promise<Map<string, unknown>> {
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
  return found;
}

/** What changed stands in the audit log, under the id of the activity. */
async function changesOf({ sql: db, actor }: Tx, told: Told[]): Promise<Map<string, Changes>> {
  const ids = told.flatMap(({ id, entry: { activity } }) =>
    activity && activity.verb !== 'created' ? [id] : [],
  );
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; changes: Changes }>`
    select id, changes from audit_event where tenant_id = ${actor.tenantId} and id = any(${ids}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, changes }) => [id, changes]));
}

/** An activity without what the reader's role does not see: names, values, and that they changed. */
function asSeen(actor: Actor, activity: Omit<Activity, 'changes'>, changes: Changes): Activity {
  if (!isRecordName(activity.objectType)) return { ...activity, changes: {} };
  const type = recordType(activity.objectType);
  const hidden = hiddenFields(actor, type);
  const isSeen = (name: string) => !hidden.includes(declaredName(name));
  const { fields, fromName } = activity.details;
  const details = {
    ...activity.details,
    ...(Array.isArray(fields) && {
      fields: fields.filter((name) => isSeen(String(name))),
    }),
    // What was merged is of the same kind.
    ...(typeof fromName === 'string' && { fromName: shownName(actor, type, fromName) }),
  };
  return {
    ...activity,
    objectName: shownName(actor, type, activity.objectName),
    details,
    changes: Object.fromEntries(
      Object.entries(changes).filter(([name]) => declaredName(name) in type.fields && isSeen(name)),
    ),
  };
}
