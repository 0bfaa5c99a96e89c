import { sql, type RawBuilder } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from './columns.ts';
import { hiddenFields } from './field-rules.ts';
import { rangeOf, wordsIn } from './words.ts';

/** So many records are read by their keys; more are met on the way through the list. */
const few = 500;

/** Each word of the search begins a word of the record; a search without a word finds nothing. */
export async function matchOf(tx: Tx, type: RecordType, q: string): Promise<RawBuilder<boolean>[]> {
  const words = searched(q);
  if (words.length === 0) return [sql<boolean>`false`];
  return Promise.all(words.map((word) => matchOfWord(tx, type, word)));
}

/**
 * Looked up before the list is planned: right after many records came in, the planner's statistics know nothing of their words,
 * and it would read the index anew for every record.
 */
async function matchOfWord(tx: Tx, type: RecordType, word: string): Promise<RawBuilder<boolean>> {
  const id = sql.raw(`${tableOf(type)}.id`);
  const having = recordsWith(tx, type, word);
  const { rows } = await sql<{ id: string }>`${having} limit ${few + 1}`.execute(tx.sql);
  // As a truth value it is never made a join: the records are collected once, whatever the statistics say.
  if (rows.length > few) return sql<boolean>`((${id} in (${having})) is true)`;
  return sql<boolean>`${id} = any(${rows.map((row) => row.id)}::uuid[])`;
}

function recordsWith({ actor }: Tx, type: RecordType, word: string): RawBuilder<unknown> {
  const hidden = hiddenFields(actor, type);
  // Words without a field are from before fields were kept: they may be of a hidden one.
  const shown = hidden.length > 0 ? sql`and field <> all(${['', ...hidden]}::text[])` : sql``;
  const [from, to] = rangeOf(word);
  return sql`
    select record_id as id from search_word where tenant_id = ${actor.tenantId} and record_type = ${type.name}
      and word >= ${from} and word < ${to} ${shown}`;
}

/** Nobody types more to find somebody. */
const mostWords = 8;

/** A search of digits and what stands between them is a phone number; anything else is words. */
function searched(q: string): string[] {
  const digits = q.replace(/\D/g, '');
  if (/^[+(\d][\d\s()/.-]*$/.test(q) && digits.length > 3) return [digits];
  return wordsIn(q).slice(0, mostWords);
}
