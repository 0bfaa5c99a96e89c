import { sql, type RawBuilder } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import { recordTypes, type RecordName } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import type { Actor } from '../db/tenant.ts';
import { tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';

type Condition = RawBuilder<boolean>;

/** What happened to another record is told to whom that record may be shown. */
export function mayBeTold(actor: Actor): Condition {
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

/** Of fields that are hidden from the reader's role not even that they changed. */
export function isMoreThanHidden(actor: Actor): Condition {
  const kinds = Object.values(recordTypes).flatMap((type: RecordType) => {
    const hidden = hiddenFields(actor, type);
    if (hidden.length === 0) return [];
    // Of `custom.region` counts what is before the dot: it is hidden with all of a tenant's own fields.
    return [
      sql<boolean>`(object_type = ${type.name} and verb = 'changed' and not exists (
        select 1 from jsonb_array_elements_text(details -> 'fields') field
        where split_part(field, '.', 1) <> all(${hidden}::text[])))`,
    ];
  });
  return kinds.length > 0 ? sql<boolean>`not (${sql.join(kinds, sql` or `)})` : sql<boolean>`true`;
}

/** Where each kind of a timeline's entries has text. */
const texts = {
  note: { body: 'body', tags: `array_to_string(tags, ' ')` },
  interaction: { subject: 'subject', body: 'body' },
  followUp: { title: 'title', body: 'body', outcomeNote: 'outcome_note' },
} as const;

const escaped = (word: string) => word.replace(/[\\%_]/g, String.raw`\$&`);

/** Every word of a search stands somewhere in the texts of an entry that its reader may see. */
export function matches(actor: Actor, kind: keyof typeof texts, q: string | undefined): Condition {
  const words = (q ?? '')
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, 8);
  if (words.length === 0) return sql<boolean>`true`;
  const hidden = hiddenFields(actor, recordTypes[kind]);
  const columns = Object.entries(texts[kind]).flatMap(([field, column]) =>
    hidden.includes(field) ? [] : [sql.raw(column)],
  );
  const text = sql`concat_ws(' ', ${sql.join([sql.lit(''), ...columns])})`;
  const found = words.map((word) => sql<boolean>`${text} ilike ${`%${escaped(word)}%`}`);
  return sql<boolean>`(${sql.join(found, sql` and `)})`;
}
