import { CompiledQuery, sql } from 'kysely';

import { declaredName } from '../../contract/custom-declaration.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { changeClaims } from './claims.ts';
import { columnsOf, selectionOf, tableOf } from './columns.ts';
import { readCustom } from './custom-values.ts';
import { metMessage } from './duplicates.ts';
import { faultIn } from './faults.ts';
import { refuseLocked, shown } from './field-rules.ts';
import { getRecord } from './get.ts';
import { changesOf, tell } from './history.ts';
import { keysOf } from './keys.ts';
import { refuseConverted } from './merged-away.ts';
import { permitOn } from './permit.ts';
import { rulesOf } from './rules.ts';
import { wordsOf, type Word } from './words.ts';

type Verb = 'changed' | 'completed' | 'snoozed';

interface Settings {
  /** The version the change is based on; null: whatever is there now. */
  ifMatch?: number | null;
  verb?: Verb;
  /** Why it takes on an e-mail, phone, domain or profile that another record holds: it waits for those keys. */
  duplicateReason?: string | null;
  /** Also a lead that became a client, which nobody works on any more: what changes is not about it alone. */
  evenConverted?: boolean;
}

/**
 * Changes some fields of a record, with its keys, search words, activity and audit row. Throws `stale` when it changed since
 * version `ifMatch`, `duplicate` when another record holds a new key. A change that changes nothing leaves no trace.
 */
export async function changeRecord(
  tx: Tx,
  type: RecordType,
  id: string,
  patch: Row,
  {
    ifMatch = null,
    verb = 'changed',
    duplicateReason = null,
    evenConverted = false,
  }: Settings = {},
): Promise<Row> {
  const rules = rulesOf(type);
  const before = await getRecord(tx, type, id, 'for change');
  await permitOn(tx, type, id, 'change');
  if (!evenConverted) await refuseConverted(tx, type, before);
  const own = await readCustom(tx, type, { given: patch, before, asksForAll: false });
  const given = 'custom' in patch ? { ...patch, ...own.record } : patch;
  refuseLocked(tx.actor, type, given, before);
  if (takesAway(tx.actor, patch, before)) await permitOn(tx, type, id, 'delete');
  if (ifMatch !== null && ifMatch !== before['version'])
    throw new AppError(
      'stale',
      'Somebody changed this since you opened it; look at what is there now',
    );
  const merged = { ...before, ...given };
  const record: Row = { ...merged, ...rules.complete?.(tx, merged, before) };
  const fault = await faultIn(tx, type, record, { before, errors: own.errors });
  if (fault) throw fault;
  const changes = changesOf(type, before, record);
  if (Object.keys(changes).length === 0) return shown(tx.actor, type, before);
  const changed = await writeFields(tx, type, id, record, Object.keys(changes));
  await changeClaims(tx, type, id, {
    had: keysOf(type, before, tx.actor.country),
    has: keysOf(type, record, tx.actor.country),
    duplicateReason,
  });
  await replaceWords(tx, type, id, wordsOf(type, before), wordsOf(type, record));
  await tell(tx, type, changed, verb, changes, duplicateReason);
  await rules.settle?.(tx, changed);
  await rules.lend?.(tx, changed, before);
  const about = rules.about?.(before);
  if (about && about.id !== rules.about?.(changed)?.id) await rules.settle?.(tx, before);
  return shown(tx.actor, type, changed);
}

/** Whether a record is taken from its owner by somebody else: that takes the right to do away with it. */
export const takesAway = ({ memberId }: Actor, { ownerId }: Row, before: Row) =>
  ownerId !== undefined &&
  typeof before['ownerId'] === 'string' &&
  before['ownerId'] !== memberId &&
  ownerId !== before['ownerId'];

/** Writes some fields of a record, as they stand in `record`. */
export async function writeFields(
  tx: Tx,
  type: RecordType,
  id: string,
  record: Row,
  fields: string[],
): Promise<Row> {
  const columns = columnsOf({ ...type, fields: pick(type.fields, fields.map(declaredName)) });
  const sets = columns.map(({ name, type: cast }, at) => `"${name}" = $${at + 4}::${cast}`);
  const text = `update ${tableOf(type)} set ${sets.join(', ')}, version = version + 1, updated_at = now(), updated_by = $3
    where tenant_id = $1 and id = $2 returning ${selectionOf(type)}`;
  const parameters = [
    tx.actor.tenantId,
    id,
    tx.actor.memberId,
    ...columns.map(({ from }) => from(record)),
  ];
  const { rows } = await tx.sql
    .executeQuery<Row>(CompiledQuery.raw(text, parameters))
    .catch(metMessage(type, record));
  const [changed] = rows;
  if (!changed) throw new Error('A row that is locked cannot go away');
  return changed;
}

const pick = <V>(all: Record<string, V>, names: string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));

/** Puts the words that find a record in the place of those that did. */
export async function replaceWords(
  tx: Tx,
  type: RecordType,
  id: string,
  held: Word[],
  wanted: Word[],
) {
  const { tenantId } = tx.actor;
  const among = (list: Word[], { field, word }: Word) =>
    list.some((one) => one.field === field && one.word === word);
  const gone = held.filter((word) => !among(wanted, word));
  if (gone.length === 0 && wanted.every((word) => among(held, word))) return;
  // Words from before fields were kept with them have none: they make room for those that have.
  await sql`
    delete from search_word using unnest(${gone.map(({ word }) => word)}::text[], ${gone.map(({ field }) => field)}::text[])
      as gone (word, field)
    where tenant_id = ${tenantId} and record_type = ${type.name} and record_id = ${id}
      and search_word.word = gone.word and search_word.field in (gone.field, '')
  `.execute(tx.sql);
  if (wanted.length > 0)
    await sql`
      insert into search_word (tenant_id, record_type, word, record_id, field)
      select ${tenantId}, ${type.name}, word, ${id}, field
      from unnest(${wanted.map(({ word }) => word)}::text[], ${wanted.map(({ field }) => field)}::text[]) as given (word, field)
      on conflict do nothing
    `.execute(tx.sql);
}
