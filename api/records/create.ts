import { CompiledQuery } from 'kysely';

import { newId } from '../../contract/id.ts';
import {
  source as sourceField,
  type RecordType,
  type Row,
  type Source,
} from '../../contract/record.ts';
import { sqlState, type Tx } from '../db/tenant.ts';
import { constraintOf } from '../http/problem.ts';
import { actorTypeOf } from './audit.ts';
import { claiming, claimsOf, columnsOfClaims } from './claims.ts';
import { columnsOf, selectionOf, tableOf } from './columns.ts';
import { readCustom } from './custom-values.ts';
import { lostRace } from './duplicates.ts';
import { faultIn } from './faults.ts';
import { refuseLocked, shown } from './field-rules.ts';
import { changesOf, withReason } from './history.ts';
import { keysOf, type Key } from './keys.ts';
import { permit } from './permit.ts';
import { rulesOf } from './rules.ts';
import { wordsOf } from './words.ts';

interface Settings {
  /** Where it was saved from, unless the draft says so itself. */
  source?: string | null;
  /** Why it is made although another record holds the same e-mail, phone, domain or profile: it waits for those keys. */
  duplicateReason?: string | null;
  /** It comes of another record, which hands it its keys later: it claims none, and what that one lacked is not asked for. */
  isGivenKeys?: boolean;
}

/**
 * Saves a new record with its keys, search words, activity and audit row: one statement, so all of it or nothing. Throws
 * `duplicate` with the record that holds one of its keys, `forbidden` where the actor's role may not. An id that was saved
 * before answers what was saved then.
 */
export async function createRecord(
  tx: Tx,
  type: RecordType,
  draft: Row,
  { source = null, duplicateReason = null, isGivenKeys = false }: Settings = {},
): Promise<Row> {
  permit(tx, type, 'create');
  refuseLocked(tx.actor, type, draft, null);
  const rules = rulesOf(type);
  const id = typeof draft['id'] === 'string' ? draft['id'] : newId(tx.now.getTime());
  const from = draft['source'] ?? knownSource(source);
  const asksForAll = !isGivenKeys && filledIn.some((one) => one === from);
  const own = await readCustom(tx, type, { given: draft, before: null, asksForAll });
  const record = { ...draft, ...own.record, id, ...rules.complete?.(tx, draft, null) };
  const fault = await faultIn(tx, type, record, { before: null, errors: own.errors });
  if (fault) throw fault;
  const keys = isGivenKeys ? [] : keysOf(type, record, tx.actor.country);
  const statement = insertion(tx, type, record, { keys, from, duplicateReason });
  const [made] = await tx.sql
    .executeQuery<Row>(statement)
    .then(({ rows }) => rows)
    .catch((error: unknown) => {
      const constraint = constraintOf(error);
      if (sqlState(error) !== '23505' || constraint === 'idempotency_key_pk') throw error;
      throw lostRace(type, id, duplicateReason === null ? keys : [], record, error);
    });
  if (!made) throw new Error('An insert returns its row');
  await rules.settle?.(tx, made);
  await rules.lend?.(tx, made, null);
  return shown(tx.actor, type, made);
}

/** Where somebody fills in every field; what a capture, a website's form or a file lacks is no reason to lose the rest. */
const filledIn: Source[] = ['workspace', 'api'];

interface Particulars {
  keys: Key[];
  from: unknown;
  duplicateReason: string | null;
}

/** The one statement that saves a complete record, its keys, its search words, its activity and its audit row. */
export function insertion(
  tx: Pick<Tx, 'actor' | 'origin' | 'now'>,
  type: RecordType,
  record: Row,
  { keys, from, duplicateReason }: Particulars,
): CompiledQuery<Row> {
  const { text, bind } = insertOf(type);
  const words = wordsOf(type, record);
  return CompiledQuery.raw(text, [
    tx.actor.tenantId,
    record['id'],
    tx.actor.memberId,
    from,
    ...columnsOfClaims(claimsOf(keys, duplicateReason)),
    words.map(({ word }) => word),
    ...toldBy(tx, type, record),
    JSON.stringify(withReason(changesOf(type, null, record), duplicateReason)),
    words.map(({ field }) => field),
    ...bind(record),
  ]);
}

const knownSource = (source: string | null) =>
  sourceField.options?.some(({ value }) => value === source) ? source : 'api';

/** Actor, ids and words of the activity and audit rows. */
function toldBy(
  tx: Pick<Tx, 'actor' | 'origin' | 'now'>,
  type: RecordType,
  record: Row,
): unknown[] {
  const about = rulesOf(type).about?.(record) ?? { type: type.name, id: record['id'] };
  const now = tx.now.getTime();
  return [
    newId(now),
    type.title(record),
    about.type,
    about.id,
    newId(now),
    actorTypeOf(tx.actor),
    tx.origin.address,
    tx.origin.userAgent,
    tx.origin.requestId,
  ];
}

interface Insert {
  text: string;
  bind: (record: Row) => unknown[];
}
const inserts = new Map<string, Insert>();
const fixed = 20;

/** Parameters: 1 tenant, 2 id, 3 member, 4 source, 5 to 7 claims, 8 words, 9 to 12 activity, 13 to 17 audit, 18 changes, 19 the words' fields, then the record's. */
function insertOf(type: RecordType): Insert {
  const known = inserts.get(type.name);
  if (known) return known;
  const columns = columnsOf(type);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ type: cast }, at) => `$${at + fixed}::${cast}`).join(', ');
  const { name } = type;
  const text = `
with made as (
  insert into ${tableOf(type)} (tenant_id, id, created_by, updated_by, source, ${names})
  values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, $4::text, ${values}) returning *
), ${claiming(type, 5)}, worded as (
  insert into search_word (tenant_id, record_type, word, record_id, field)
  select $1, '${name}', word, $2, field from unnest($8::text[], $19::text[]) as given (word, field)
), told as (
  insert into activity (tenant_id, id, actor_id, verb, object_type, object_id, object_name, about_type, about_id)
  values ($1, $9::uuid, $3, 'created', '${name}', $2, $10, $11, $12::uuid)
), audited as (
  insert into audit_event (tenant_id, id, actor_type, actor_id, action, record_type, record_id, address, user_agent, request_id, changes)
  values ($1, $13::uuid, $14, $3, '${name}.created', '${name}', $2, $15, $16, $17, $18::jsonb)
)
select ${selectionOf(type)} from made`;
  const made = { text, bind: (record: Row) => columns.map(({ from }) => from(record)) };
  inserts.set(type.name, made);
  return made;
}
