import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { ExistingRecord } from '../../contract/errors.ts';
import type { Reason } from '../../contract/matches.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { Unsettled } from '../http/serve.ts';
import { findRecord } from './get.ts';
import type { Key } from './keys.ts';

export const reasonOf: Record<Key['kind'], Reason> = {
  email: 'same e-mail',
  phone: 'same phone',
  profile: 'same profile',
  domain: 'same website',
};

/** Who holds any of the keys, with the reasons, by record. */
export async function holdersOf(tx: Tx, keys: Key[]) {
  const { rows } = await sql<{ type: RecordName; id: string; kinds: Key['kind'][] }>`
    select record_type as type, record_id as id, array_agg(distinct record_key.kind) as kinds
    from record_key join unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[])
      as asked (kind, value) on record_key.kind = asked.kind and record_key.value = asked.value
    where tenant_id = ${tx.actor.tenantId}
    group by record_type, record_id
  `.execute(tx.sql);
  return rows;
}

/** The name of a record's owner; nothing else about them. */
export async function ownerName(tx: Tx, record: Row): Promise<string | null> {
  const ownerId = record['ownerId'];
  if (typeof ownerId !== 'string') return null;
  const owner = await tx.sql
    .selectFrom('member')
    .select('name')
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', ownerId)
    .executeTakeFirst();
  return owner?.name ?? null;
}

/**
 * A create that met a key or an id that is taken. After the rollback it is looked up whose. Pass no keys where a reason for
 * a duplicate was given: then another's key is no obstacle, and the next try leaves it with them.
 */
export function lostRace(type: RecordType, id: string, keys: Key[], draft: Row, cause: unknown) {
  return new Unsettled(
    async (tx) => {
      const same = await findRecord(tx, type, id, 'also deleted');
      if (same) return repeated(tx, type, same, draft);
      const existing = (await firstHolder(tx, keys)) ?? (await sameMessage(tx, type, draft));
      if (!existing) return null;
      throw duplicateOf(existing);
    },
    { cause },
  );
}

/** The interaction that a message was logged as before, by whomever. */
async function sameMessage(tx: Tx, type: RecordType, draft: Row): Promise<ExistingRecord | null> {
  const externalId = draft['externalId'];
  if (type.name !== 'interaction' || typeof externalId !== 'string') return null;
  const { rows } = await sql<{ id: string; name: string; owner: string | null }>`
    select id, coalesce(subject, kind) as name,
      (select name from member where tenant_id = ${tx.actor.tenantId} and member.id = created_by) as owner
    from interaction where tenant_id = ${tx.actor.tenantId} and external_id = ${externalId} and deleted_at is null
  `.execute(tx.sql);
  const [logged] = rows;
  return logged ? { type: type.name, ...logged, reasons: ['same message'] } : null;
}

/** A create with an id that is there already: a repeat answers what is there, anything else is refused. */
export function repeated({ actor }: Tx, type: RecordType, same: Row, draft: Row): Row {
  if (same['deletedAt'])
    throw new AppError(
      'conflict',
      `This ${type.label.toLowerCase()} was deleted; restore it instead`,
    );
  const isOther =
    same['version'] === 1
      ? Object.keys(type.patch.entries).some(
          (field) => !isDeepStrictEqual(same[field], draft[field] ?? null),
        )
      : same['createdBy'] !== actor.memberId;
  if (isOther) throw new AppError('conflict', 'Another record has this id; make a new id');
  return same;
}

export const duplicateOf = (existing: ExistingRecord) =>
  new AppError('duplicate', `${existing.name} is there already: ${existing.reasons.join(', ')}`, {
    existing,
  });

/** The record that holds the first of the keys, as much of it as anybody in the tenant may know. */
export async function firstHolder(
  tx: Tx,
  keys: Key[],
  except?: string,
): Promise<ExistingRecord | null> {
  const holders = (await holdersOf(tx, keys)).filter(({ id }) => id !== except);
  for (const { type, id, kinds } of holders) {
    const record = await findRecord(tx, recordType(type), id);
    if (!record) continue;
    return {
      type,
      id,
      name: recordType(type).title(record),
      owner: await ownerName(tx, record),
      reasons: kinds.map((kind) => reasonOf[kind]),
    };
  }
  return null;
}
