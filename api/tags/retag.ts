import { sql, type RawBuilder } from 'kysely';

import type { Output } from '../../contract/endpoint.ts';
import type { RecordType } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { taggedTypes, type renameTag } from '../../contract/tags.ts';
import { scopeOf } from '../db/access.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { changeRecord } from '../records/change.ts';
import { tableOf } from '../records/columns.ts';
import { getRecord } from '../records/get.ts';

/** As many records as are changed within a second or two, so that nobody waits long for them. */
const most = 300;

/**
 * Puts `to` in the place of a tag, or nothing where that is null, on the records that carry it: each change stands in its
 * record's history like any other. Throws `forbidden` for whom may not change every record that can carry tags.
 */
export async function retag(
  tx: Tx,
  tag: string,
  to: string | null,
): Promise<Output<typeof renameTag>> {
  permitAll(tx);
  let changed = 0;
  let left = 0;
  if (to === tag) return { changed, left };
  for (const type of taggedTypes) {
    const ids = await tagged(tx, type, tag, most - changed);
    for (const id of ids) await changeTags(tx, type, id, { tag, to });
    changed += ids.length;
    left += await countTagged(tx, type, tag);
  }
  return { changed, left };
}

/** A tag is everybody's: it is renamed everywhere or nowhere. */
function permitAll({ actor }: Tx): void {
  for (const { name, labelPlural } of taggedTypes)
    if (scopeOf(actor.access, name as RecordName, 'change') !== 'all')
      throw new AppError(
        'forbidden',
        `Tags are changed by whom may change all ${labelPlural.toLowerCase()}; ask an admin of your team`,
      );
}

/** What carries a tag and can still be changed: a lead that became a client keeps the words it had then. */
function carries({ fields }: RecordType, tag: string): RawBuilder<boolean> {
  const isOpen = 'convertedAt' in fields ? sql`and converted_at is null` : sql``;
  return sql`deleted_at is null and tags @> ${[tag]}::text[] ${isOpen}`;
}

async function tagged({ sql: db, actor }: Tx, type: RecordType, tag: string, limit: number) {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and ${carries(type, tag)}
    order by id limit ${limit} for no key update
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function countTagged({ sql: db, actor }: Tx, type: RecordType, tag: string) {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(tableOf(type))}
    where tenant_id = ${actor.tenantId} and ${carries(type, tag)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

async function changeTags(
  tx: Tx,
  type: RecordType,
  id: string,
  { tag, to }: { tag: string; to: string | null },
) {
  const { tags } = await getRecord(tx, type, id);
  const held = Array.isArray(tags) ? tags : [];
  const kept = held.flatMap((one) => (one === tag ? (to === null ? [] : [to]) : [one]));
  await changeRecord(tx, type, id, { tags: [...new Set(kept)] }, { evenConverted: true });
}
