import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';

import type { RecordType, Row } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { lead } from '../../contract/records/lead.ts';
import { appUrl, makeCompany, ownerUrl, rowsOf } from '../../tests/support/database.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { openDb } from '../db/open.ts';
import { withTenant, type Tx } from '../db/tenant.ts';
import { changeRecord } from '../records/change.ts';
import { createRecord } from '../records/create.ts';
import { change, create, openBooks, subjectOf, type Books } from './books.ts';
import { randomFrom } from './random.ts';
import { runIn } from './rows.ts';
import { settle } from './settle.ts';
import { writeBooks } from './write.ts';

type Company = Awaited<ReturnType<typeof makeCompany>>;
let ours: Company;
let theirs: Company;

const drafts = {
  lead: {
    firstName: 'Łukasz',
    lastName: 'O\'Neill "Ned" \\ Weiß',
    companyName: 'Café, {Größe}',
    emails: ['L.Weiss@cafe.example', 'second@cafe.example'],
    phones: ['030 23125 123'],
    website: 'https://www.cafe.example/x',
    address: { street: 'Am Wehr 3', city: 'Köln', region: null, postalCode: null, country: 'DE' },
    estimatedValue: { amount: 1_250_000, currency: 'EUR' },
    tags: ['oak, oiled', 'NULL'],
    custom: { floor: 3 },
  },
  followUp: { title: 'Call back', dueOn: '2026-12-01' },
  interaction: {
    kind: 'call',
    occurredAt: '2026-11-20T10:00:00Z',
    subject: 'First call',
    body: 'Two\nlines',
  },
  patch: { status: 'qualified', rating: 'hot' },
  done: { status: 'done', outcome: 'reached' },
};

/** The same story told to the API and written into books. */
beforeAll(async () => {
  [ours, theirs] = await Promise.all([makeCompany(), makeCompany()]);
  for (const { tenantId } of [ours, theirs])
    await giveFields(tenantId, 'lead', [{ key: 'floor', kind: 'number' }]);
  const db = openDb({ url: appUrl() });
  const origin = { requestId: 'test', address: null, userAgent: null };
  await withTenant(db, theirs.rep, { origin }, tellApi);
  await withTenant(db, ours.rep, { origin }, (tx) =>
    writeBooks(runIn(tx), { id: ours.tenantId, country: 'DE' }, tellBooks()),
  );
  await db.close();
});

const draft = (type: RecordType, given: Row): Row =>
  v.parse(type.draft, { ...given, source: 'demo' });

async function tellApi(tx: Tx): Promise<void> {
  const saved = await createRecord(tx, lead, draft(lead, drafts.lead));
  const subject = { type: 'lead', id: saved['id'] };
  const call = draft(followUp, { ...drafts.followUp, subject });
  const todo = await createRecord(tx, followUp, call);
  await createRecord(tx, followUp, call);
  const first = draft(interaction, { ...drafts.interaction, subjectOf: subject });
  await createRecord(tx, interaction, first);
  await changeRecord(tx, lead, String(saved['id']), drafts.patch);
  await changeRecord(tx, followUp, String(todo['id']), drafts.done, { verb: 'completed' });
}

function tellBooks(): Books {
  const books = openBooks(randomFrom('test'));
  const moment = { by: ours.rep, at: new Date() };
  const kept = create(books, lead, drafts.lead, moment);
  const subject = subjectOf(kept);
  const todo = create(books, followUp, { ...drafts.followUp, subject }, moment);
  create(books, followUp, { ...drafts.followUp, subject }, moment);
  create(books, interaction, { ...drafts.interaction, subjectOf: subject }, moment);
  change(books, kept, drafts.patch, moment);
  change(books, todo, drafts.done, moment, 'completed');
  settle(books);
  return books;
}

const dates = /_at$|^at$/;

/** Rows without what differs from one telling to the next: ids, moments and who it was. */
async function told(table: string, { tenantId }: Company): Promise<string[]> {
  const rows = await rowsOf(`select * from ${table} where tenant_id = $1`, [tenantId], ownerUrl());
  return rows.map((row) => withoutIds(row)).toSorted();
}

function withoutIds(row: Row): string {
  const kept = Object.entries(row).map(([name, value]) => {
    if (value instanceof Date && dates.test(name)) return [name, 'a moment'];
    return [name, name === 'request_id' ? null : value];
  });
  return JSON.stringify(Object.fromEntries(kept))
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'an id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a moment');
}

test.each([
  'lead',
  'follow_up',
  'interaction',
  'record_key',
  'search_word',
  'activity',
  'audit_event',
])('what is written into %s is what the API would have written', async (table) => {
  const written = await told(table, ours);
  expect(written.length).toBeGreaterThan(0);
  expect(written).toEqual(await told(table, theirs));
});
