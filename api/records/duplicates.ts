import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { ExistingRecord } from '../../contract/errors.ts';
import type { Reason } from '../../contract/matches.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import { sqlState, type Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { constraintOf } from '../http/problem.ts';
import { Unsettled } from '../http/serve.ts';
import { tableOf } from './columns.ts';
import { shown } from './field-rules.ts';
import { findRecord, findShown } from './get.ts';
import { holdersOf } from './holders.ts';
import type { Key } from './keys.ts';
import { within } from './reach.ts';

export const reasonOf: Record<Key['kind'], Reason> = {
  email: 'same e-mail',
  phone: 'same phone',
  profile: 'same profile',
  domain: 'same website',
};

/** The name of a record's owner; nothing else about them. */
async function ownerName(tx: Tx, record: Row): Promise<string | null> {
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
 * a duplicate was given: then another's key is no obstacle, and the next try waits for it.
 */
export function lostRace(type: RecordType, id: string, keys: Key[], draft: Row, cause: unknown) {
  return new Unsettled(
    async (tx) => {
      const same = await findRecord(tx, type, id, 'also deleted');
      if (same) return repeated(tx, type, same, draft);
      return refuse((await firstHolder(tx, keys, id)) ?? (await sameMessage(tx, type, draft)));
    },
    { cause },
  );
}

/** A change or a restore that met a key that another record holds. After the rollback it is looked up whose. */
export const metKey = (id: string, keys: Key[]) => (error: unknown) => {
  if (sqlState(error) !== '23505') throw error;
  throw new Unsettled(async (tx) => refuse(await firstHolder(tx, keys, id)), { cause: error });
};

/** A change or a restore of an interaction that met a message that is logged already. After the rollback it is looked up where. */
export const metMessage = (type: RecordType, record: Row) => (error: unknown) => {
  if (constraintOf(error) !== 'interaction_external_id_key') throw error;
  throw new Unsettled(async (tx) => refuse(await sameMessage(tx, type, record)), { cause: error });
};

/** Throws `duplicate` where another record than this one holds one of the keys. */
export const refuseTaken = async (tx: Tx, id: string, keys: Key[]): Promise<void> => {
  refuse(await firstHolder(tx, keys, id));
};

/** Throws `duplicate`, or answers null when there is nothing in the way any more. */
function refuse(existing: ExistingRecord | null): null {
  if (!existing) return null;
  const { name, reasons } = existing;
  throw new AppError('duplicate', `${name} is there already: ${reasons.join(', ')}`, { existing });
}

/** The interaction that a message was logged as before, by whomever. */
async function sameMessage(tx: Tx, type: RecordType, record: Row): Promise<ExistingRecord | null> {
  const externalId = record['externalId'];
  if (type.name !== 'interaction' || typeof externalId !== 'string') return null;
  const { rows } = await sql<{ id: string; name: string; owner: string | null; readable: boolean }>`
    select id, ${within(tx.actor, type, 'read')} as readable,
      case when ${within(tx.actor, type, 'read')} then coalesce(subject, kind) else 'This message' end as name,
      (select name from member where tenant_id = ${tx.actor.tenantId} and member.id = created_by) as owner
    from interaction where tenant_id = ${tx.actor.tenantId} and external_id = ${externalId} and id <> ${String(record['id'])}
      and deleted_at is null
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
  return shown(actor, type, same);
}

/** The record that holds the first of the keys, as much of it as anybody in the tenant may know. */
async function firstHolder(tx: Tx, keys: Key[], except: string): Promise<ExistingRecord | null> {
  const holders = (await holdersOf(tx, keys)).filter(({ id }) => id !== except);
  for (const { type, id, kinds } of holders) {
    const known = await acquaintance(tx, recordType(type), id);
    if (known) return { type, id, ...known, reasons: kinds.map((kind) => reasonOf[kind]) };
  }
  return null;
}

interface Acquaintance {
  name: string;
  owner: string | null;
  readable: boolean;
  /** The record as the actor may see it; null for one that is none of their business. */
  record: Row | null;
}

/**
 * What the actor may know of a record that holds a key: all that their role shows them, or else that there is one and whose
 * it is, and nothing besides. Null when it is gone.
 */
export async function meet(tx: Tx, type: RecordType, id: string): Promise<Acquaintance | null> {
  const record = await findShown(tx, type, id);
  if (!record) return meetStranger(tx, type, id);
  const owner = await ownerName(tx, record);
  return { name: type.title(record), owner, readable: true, record };
}

async function acquaintance(tx: Tx, type: RecordType, id: string) {
  const met = await meet(tx, type, id);
  return met && { name: met.name, owner: met.owner, readable: met.readable };
}

async function meetStranger(tx: Tx, type: RecordType, id: string): Promise<Acquaintance | null> {
  const { tenantId } = tx.actor;
  // A contact is the client's owner's.
  const owned = type.fields['clientId']?.needed
    ? sql`join client owned on owned.tenant_id = ${tenantId} and owned.id = met.client_id`
    : sql``;
  const holder = sql.ref(type.fields['clientId']?.needed ? 'owned.owner_id' : 'met.owner_id');
  const { rows } = await sql<{ owner: string | null }>`
    select (select name from member where tenant_id = ${tenantId} and member.id = ${holder}) as owner
    from ${sql.table(tableOf(type))} met ${owned}
    where met.tenant_id = ${tenantId} and met.id = ${id} and met.deleted_at is null
  `.execute(tx.sql);
  const [met] = rows;
  if (!met) return null;
  const kind = type.label.toLowerCase();
  const name = met.owner ? `A ${kind} of ${met.owner}` : `A ${kind} that you may not see`;
  return { name, owner: met.owner, readable: false, record: null };
}
