import type { RecordType } from '../../contract/record.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { arrayText, insertRows, type Column, type Run } from '../db/rows.ts';
import { columnsOf, snake, tableOf } from '../records/columns.ts';
import { keysOf } from '../records/keys.ts';
import { subjectIn } from '../records/subjects.ts';
import { wordsOf } from '../records/words.ts';
import type { Books, Kept } from './books.ts';
import { idAt } from './random.ts';

const stamps: Column<Kept>[] = [
  { name: 'id', type: 'uuid', from: ({ record }) => record.id },
  { name: 'version', type: 'integer', from: ({ record }) => record['version'] },
  { name: 'source', type: 'text', from: ({ record }) => record['source'] },
  ...['createdAt', 'updatedAt'].map((stamp) => column(stamp, 'timestamptz')),
  ...['createdBy', 'updatedBy'].map((stamp) => column(stamp, 'uuid')),
];

function column(stamp: string, type: string): Column<Kept> {
  return { name: snake(stamp), type, from: ({ record }) => record[stamp] };
}

const columns = new Map<string, Column<Kept>[]>();

/** The columns of a kind's table. A lead and the client it became name each other; the lead's half is set afterwards. */
function columnsFor(type: RecordType): Column<Kept>[] {
  const known = columns.get(type.name);
  if (known) return known;
  const own = columnsOf(type)
    .filter(({ name }) => name !== 'converted_client_id')
    .map((one) => ({ ...one, from: ({ record }: Kept) => one.from(record) }));
  const all = [...stamps, ...own];
  columns.set(type.name, all);
  return all;
}

/**
 * Stores all that the books hold: a few statements, whatever the number of rows. With each record go its keys, search
 * words, activity and audit rows, as they would had it been saved through the API. Nothing waits for an answer before the
 * next statement is made, so that Postgres works meanwhile.
 */
export async function writeBooks(
  run: Run,
  tenant: { id: string; country: string },
  books: Books,
): Promise<void> {
  const all = [...books.kept.values()];
  const records = Object.values<RecordType>(recordTypes).map((type) => {
    const ofType = all.filter((kept) => kept.type.name === type.name);
    return insertRows(run, tableOf(type), tenant.id, columnsFor(type), ofType);
  });
  await Promise.all([
    ...records,
    joinConverted(run, tenant.id, all),
    lendAssigned(run, tenant.id, books),
    writeKeys(run, tenant, all),
    writeWords(run, tenant.id, all),
    ...writeHistory(run, tenant.id, books),
  ]);
}

async function joinConverted(run: Run, tenantId: string, all: Kept[]): Promise<void> {
  const converted = all.filter(({ record }) => record['convertedClientId']);
  if (converted.length === 0) return;
  const ids = converted.map(({ record }) => record.id);
  const clients = converted.map(({ record }) => String(record['convertedClientId']));
  await run(
    `update lead set converted_client_id = joined.client
     from unnest($2::uuid[], $3::uuid[]) as joined (lead, client) where tenant_id = $1 and id = joined.lead`,
    [tenantId, arrayText(ids), arrayText(clients)],
  );
}

/** What is handed out in the demo is so by managers, who may change everything. */
async function lendAssigned(run: Run, tenantId: string, { kept }: Books): Promise<void> {
  const lent = [...kept.values()].flatMap(({ type, record }) => {
    const about = subjectIn(record['subject']);
    if (type.name !== 'followUp' || !about || record['assignedById'] === record['assigneeId'])
      return [];
    const whole = kept.get(about.id)?.record;
    const held = [
      about,
      { type: 'client', id: whole?.['clientId'] },
      { type: 'lead', id: whole?.['leadId'] },
    ];
    return held.flatMap((one) => (one.id ? [{ ...one, record }] : []));
  });
  await insertRows(run, 'lent_record', tenantId, lentColumns, lent);
}

const lentColumns: Column<{ record: Kept['record']; type: string; id: unknown }>[] = [
  { name: 'follow_up_id', type: 'uuid', from: ({ record }) => record.id },
  { name: 'assignee_id', type: 'uuid', from: ({ record }) => record['assigneeId'] },
  { name: 'record_type', type: 'text', from: ({ type }) => type },
  { name: 'record_id', type: 'uuid', from: ({ id }) => id },
];

async function writeKeys(run: Run, { id, country }: { id: string; country: string }, all: Kept[]) {
  const keys = all.flatMap(({ type, record, keyless }) =>
    keyless ? [] : keysOf(type, record, country).map((key) => ({ ...key, type, id: record.id })),
  );
  await insertRows(run, 'record_key', id, keyColumns, keys);
}

type KeyRow = ReturnType<typeof keysOf>[number] & { type: RecordType; id: string };
const keyColumns: Column<KeyRow>[] = [
  { name: 'kind', type: 'text', from: ({ kind }) => kind },
  { name: 'value', type: 'text', from: ({ value }) => value },
  { name: 'record_type', type: 'text', from: ({ type }) => type.name },
  { name: 'record_id', type: 'uuid', from: ({ id }) => id },
];

/** One array of words a record: the words travel without the record's id beside each. */
async function writeWords(run: Run, tenantId: string, all: Kept[]): Promise<void> {
  const found = all.map(({ type, record }) => ({
    type,
    id: record.id,
    words: wordsOf(type, record),
  }));
  await run(
    `insert into search_word (tenant_id, record_type, record_id, word, field)
     select $1, type, id, word, field from unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) as given (type, id, words, fields),
       unnest(words::text[], fields::text[]) as found (word, field)`,
    [
      tenantId,
      arrayText(found.map(({ type }) => type.name)),
      arrayText(found.map(({ id }) => id)),
      arrayText(found.map(({ words }) => arrayText(words.map(({ word }) => word)))),
      arrayText(found.map(({ words }) => arrayText(words.map(({ field }) => field)))),
    ],
  );
}

function writeHistory(run: Run, tenantId: string, { told, random }: Books): Promise<void>[] {
  const rows = told.map((one) => ({
    ...one,
    at: one.at.toISOString(),
    // One id for both: a sentence of the timeline finds its values in the audit log by it.
    deedId: idAt(random, one.at.getTime()),
  }));
  return [
    insertRows(run, 'activity', tenantId, activityColumns, rows),
    insertRows(run, 'audit_event', tenantId, auditColumns, rows),
  ];
}

interface HistoryRow extends Omit<Books['told'][number], 'at'> {
  at: string;
  deedId: string;
}

/** What a sentence about a change needs to know beyond who and what. */
const detailsOf = ({ verb, changes }: HistoryRow) =>
  verb === 'changed' ? { fields: Object.keys(changes), status: changes['status'] } : {};

const activityColumns: Column<HistoryRow>[] = [
  { name: 'id', type: 'uuid', from: ({ deedId }) => deedId },
  { name: 'at', type: 'timestamptz', from: ({ at }) => at },
  { name: 'actor_id', type: 'uuid', from: ({ by }) => by.memberId },
  { name: 'verb', type: 'text', from: ({ verb }) => verb },
  { name: 'object_type', type: 'text', from: ({ type }) => type.name },
  { name: 'object_id', type: 'uuid', from: ({ record }) => record.id },
  { name: 'object_name', type: 'text', from: ({ record }) => record.title },
  { name: 'about_type', type: 'text', from: ({ record }) => record.about.type },
  { name: 'about_id', type: 'uuid', from: ({ record }) => record.about.id },
  { name: 'details', type: 'jsonb', from: (row) => JSON.stringify(detailsOf(row)) },
];

const auditColumns: Column<HistoryRow>[] = [
  { name: 'id', type: 'uuid', from: ({ deedId }) => deedId },
  { name: 'at', type: 'timestamptz', from: ({ at }) => at },
  { name: 'actor_type', type: 'text', from: () => 'member' },
  { name: 'actor_id', type: 'uuid', from: ({ by }) => by.memberId },
  { name: 'action', type: 'text', from: ({ type, verb }) => `${type.name}.${verb}` },
  { name: 'record_type', type: 'text', from: ({ type }) => type.name },
  { name: 'record_id', type: 'uuid', from: ({ record }) => record.id },
  { name: 'changes', type: 'jsonb', from: ({ changes }) => JSON.stringify(changes) },
];
