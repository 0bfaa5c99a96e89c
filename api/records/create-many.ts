import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { insertRows, runIn, type Column } from '../db/rows.ts';
import type { Tx } from '../db/tenant.ts';
import { auditRow } from './audit.ts';
import { columnsOf, tableOf } from './columns.ts';
import { changesOf, withReason } from './history.ts';
import type { Key } from './keys.ts';
import type { Subject } from './rule.ts';
import { rulesOf } from './rules.ts';
import { wordsOf } from './words.ts';

/** A record that is valid, with its values completed, and what it is known by. */
export interface Made {
  record: Row & { id: string };
  keys: Key[];
  duplicateReason: string | null;
}

/**
 * Saves many records of a kind that has nothing to settle or to lend, with their keys, search words, activity and audit rows: a
 * few statements, whatever their number. Who calls it has checked all that `createRecord` checks. A key that somebody else
 * took meanwhile fails all of it with SQLSTATE 23505, and the work is to be done again from the look for holders on.
 */
export async function createMany(tx: Tx, type: RecordType, made: Made[]): Promise<void> {
  const { settle, lend } = rulesOf(type);
  if (settle || lend) throw new Error(`A ${type.name} is not saved by many: it touches others`);
  const run = runIn(tx);
  const { tenantId } = tx.actor;
  await insertRows(run, tableOf(type), tenantId, columnsFor(tx, type), made);
  await insertRows(run, 'record_key', tenantId, keyColumns, await claimsOf(tx, type, made));
  await insertRows(run, 'search_word', tenantId, wordColumns, wordRows(type, made));
  await insertRows(run, 'activity', tenantId, activityColumns, made.map(tellingOf(tx, type)));
  await insertRows(run, 'audit_event', tenantId, auditColumns, made.map(auditOf(tx, type)));
}

const columnsFor = ({ actor }: Tx, type: RecordType): Column<Made>[] => [
  { name: 'id', type: 'uuid', from: ({ record }) => record.id },
  { name: 'created_by', type: 'uuid', from: () => actor.memberId },
  { name: 'updated_by', type: 'uuid', from: () => actor.memberId },
  { name: 'source', type: 'text', from: ({ record }) => record['source'] },
  ...columnsOf(type).map((column) => ({
    ...column,
    from: ({ record }: Made) => column.from(record),
  })),
];

interface ClaimRow extends Key {
  type: string;
  id: string;
  waitsSince: string | null;
}

const keyColumns: Column<ClaimRow>[] = [
  { name: 'kind', type: 'text', from: ({ kind }) => kind },
  { name: 'value', type: 'text', from: ({ value }) => value },
  { name: 'record_type', type: 'text', from: ({ type }) => type },
  { name: 'record_id', type: 'uuid', from: ({ id }) => id },
  { name: 'waits_since', type: 'timestamptz', from: ({ waitsSince }) => waitsSince },
];

/** Who has a reason waits for what another holds, be it a record from before or an earlier one of these. */
async function claimsOf(tx: Tx, type: RecordType, made: Made[]): Promise<ClaimRow[]> {
  const held = await lockHeld(
    tx,
    made.flatMap(({ keys, duplicateReason }) => (duplicateReason === null ? [] : keys)),
  );
  return made.flatMap(({ record, keys, duplicateReason }) =>
    keys.map((key) => {
      const name = nameOf(key);
      const waits = duplicateReason !== null && held.has(name);
      held.add(name);
      const waitsSince = waits ? tx.now.toISOString() : null;
      return { ...key, type: type.name, id: record.id, waitsSince };
    }),
  );
}

const nameOf = ({ kind, value }: Key) => `${kind} ${value}`;

/** The keys that somebody holds; whoever waits for one keeps its holder from giving it up unseen. */
async function lockHeld({ sql: db, actor }: Tx, keys: Key[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<Key>`
    select claim.kind, claim.value
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as given (kind, value)
    join record_key claim on claim.tenant_id = ${actor.tenantId} and claim.kind = given.kind and claim.value = given.value
    where claim.waits_since is null for key share of claim
  `.execute(db);
  return new Set(rows.map(nameOf));
}

const wordRows = (type: RecordType, made: Made[]) =>
  made.flatMap(({ record }) =>
    wordsOf(type, record).map((word) => ({ ...word, type: type.name, id: record.id })),
  );

const wordColumns: Column<ReturnType<typeof wordRows>[number]>[] = [
  { name: 'record_type', type: 'text', from: ({ type }) => type },
  { name: 'record_id', type: 'uuid', from: ({ id }) => id },
  { name: 'word', type: 'text', from: ({ word }) => word },
  { name: 'field', type: 'text', from: ({ field }) => field },
];

interface Telling {
  id: string;
  actorId: string | null;
  object: Subject;
  name: string;
  about: Subject;
}

const tellingOf =
  ({ actor, now }: Tx, type: RecordType) =>
  ({ record }: Made): Telling => {
    const object = { type: type.name, id: record.id };
    const about = rulesOf(type).about?.(record) ?? object;
    return {
      id: newId(now.getTime()),
      actorId: actor.memberId,
      object,
      name: type.title(record),
      about,
    };
  };

const activityColumns: Column<Telling>[] = [
  { name: 'id', type: 'uuid', from: ({ id }) => id },
  { name: 'actor_id', type: 'uuid', from: ({ actorId }) => actorId },
  { name: 'verb', type: 'text', from: () => 'created' },
  { name: 'object_type', type: 'text', from: ({ object }) => object.type },
  { name: 'object_id', type: 'uuid', from: ({ object }) => object.id },
  { name: 'object_name', type: 'text', from: ({ name }) => name },
  { name: 'about_type', type: 'text', from: ({ about }) => about.type },
  { name: 'about_id', type: 'uuid', from: ({ about }) => about.id },
];

type AuditRow = ReturnType<typeof auditRow>;

const auditOf =
  (tx: Tx, type: RecordType) =>
  ({ record, duplicateReason }: Made): AuditRow =>
    auditRow(tx, {
      action: `${type.name}.created`,
      recordType: type.name,
      recordId: record.id,
      changes: withReason(changesOf(type, null, record), duplicateReason),
    });

const auditTypes = {
  id: 'uuid',
  actor_type: 'text',
  actor_id: 'uuid',
  action: 'text',
  record_type: 'text',
  record_id: 'uuid',
  changes: 'jsonb',
  address: 'text',
  user_agent: 'text',
  request_id: 'text',
} as const;

const auditColumns = Object.entries(auditTypes).map(
  // Object.entries forgets that the keys of a constant are known.
  ([name, type]): Column<AuditRow> => ({ name, type, from: (row) => row[name as keyof AuditRow] }),
);
