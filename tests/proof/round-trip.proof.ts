import { isDeepStrictEqual } from 'node:util';

import { recordExports } from '../../contract/exports.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import type { RecordOf } from '../../contract/record.ts';
import { lead } from '../../contract/records/lead.ts';
import { ask } from '../support/ask.ts';
import { makeCompany, rowsOf } from '../support/database.ts';
import { giveFields } from '../support/own-fields.ts';
import { sendFile, settledImport } from '../support/send-file.ts';
import { clientOf } from '../support/server.ts';
import { withServer, type Prove } from './proof.ts';
import { randomFrom } from './random.ts';

const hostile = [
  '"quoted"',
  "'=1+1",
  '=cmd|x',
  '+49',
  '-1',
  '@SUM(A1)',
  '\ttab',
  'a\tb',
  'line\nbreak',
  'cr\r\nlf',
  ',;|',
  '; a; b',
  'back\\slash',
  '\\;',
  'שלום',
  'مرحبا',
  '\u202Ertl\u202C',
  '😀👩‍👩‍👧',
  'é',
  'é',
  '＝1',
  "''",
  "a'=b",
  '…',
  'null',
  'true',
  '007',
  'sep=;',
];

/** Leads that say whatever text can say, exported as CSV, wiped and imported again: the same, field by field. */
export const prove: Prove = (length) =>
  withServer(async (server, ownerUrl) => {
    const seed = Number(process.env['PROOF_SEED']) || Date.now() % 1_000_000;
    const random = randomFrom(seed);
    const leads = length === 'long' ? 5000 : 150;
    const { admin, tenantId } = await makeCompany(ownerUrl);
    await giveFields(
      tenantId,
      'lead',
      [
        { key: 'remark', kind: 'text' },
        { key: 'size', kind: 'number' },
        { key: 'agreed', kind: 'checkbox' },
      ],
      ownerUrl,
    );
    const call = await clientOf(server, admin);
    for (let at = 0; at < leads; at += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, step) =>
          call(records.lead.create, draftOf(random, at + step)),
        ),
      );
    const { text } = await ask(server.url, recordExports.lead.csv, {}, call);
    const before = await allLeads(call);
    for (const table of ['lead', 'record_key', 'search_word'])
      await rowsOf(`delete from ${table} where tenant_id = $1`, [tenantId], ownerUrl);
    const sender = { base: server.url, token: call.token };
    const { id } = await sendFile(sender, text, { fileName: 'leads.csv' });
    const { counts } = await settledImport(sender, id, 300_000);
    const shortfalls = counts.new === leads ? [] : [`of ${leads} leads ${JSON.stringify(counts)}`];
    const after = await allLeads(call);
    for (const one of before.values()) {
      const other = after.get(one.id);
      const wrong = Object.keys(lead.fields).filter(
        (field) =>
          !workedOut.has(field) &&
          !isDeepStrictEqual(valueIn(one, field), other && valueIn(other, field)),
      );
      if (wrong.length > 0)
        shortfalls.push(
          `${one.id}: ${wrong.map((field) => `${field} ${JSON.stringify([valueIn(one, field), other && valueIn(other, field)])}`).join(', ')}`,
        );
    }
    const figures = `${leads} leads with hostile text exported, and imported the same; seed ${seed}`;
    return { figures, shortfalls: shortfalls.slice(0, 20) };
  });

type Lead = RecordOf<typeof lead>;

const valueIn = (record: Lead, field: string): unknown => Reflect.get(record, field);

/** What the server works out is of its own time. */
const workedOut = new Set(
  Object.entries(lead.fields).flatMap(([name, field]) =>
    'computed' in field && field.computed ? [name] : [],
  ),
);

function draftOf(random: () => number, at: number) {
  const pick = () => hostile[Math.floor(random() * hostile.length)] ?? '';
  const text = () => (random() < 0.3 ? null : `${pick()} ${at} ${pick()}`);
  const some = (make: () => string) => Array.from({ length: Math.floor(random() * 3) }, make);
  return {
    firstName: text(),
    lastName: `${pick()}${at}`,
    salutation: text(),
    jobTitle: text(),
    companyName: text(),
    emails: some(() => `a${at}.${newId()}@round.example`),
    phones: random() < 0.5 ? [`+49 30 ${1_000_000 + at}`] : [],
    website: random() < 0.3 ? `https://w${at}.example/?q=a,b;c&d=%22` : null,
    profileUrls: random() < 0.3 ? [`https://people.example/${at};v=1,2`] : [],
    address: random() < 0.5 ? { street: text(), city: `${pick()} ${at}`, region: text() } : null,
    tags: [...new Set(some(() => pick().trim()))].filter(Boolean),
    estimatedValue:
      random() < 0.5
        ? { amount: Math.floor(random() * 1e9), currency: random() < 0.5 ? 'EUR' : 'JPY' }
        : null,
    doNotContact: random() < 0.5,
    lostReason: text(),
    custom: random() < 0.5 ? { remark: pick(), size: at, agreed: true } : {},
    status: 'contacted' as const,
    rating: random() < 0.5 ? ('warm' as const) : null,
  };
}

async function allLeads(call: Awaited<ReturnType<typeof clientOf>>): Promise<Map<string, Lead>> {
  const found = new Map<string, Lead>();
  let cursor: string | null = null;
  do {
    const page: { items: Lead[]; nextCursor: string | null } = await call(records.lead.list, {
      limit: 200,
      ...(cursor && { cursor }),
    });
    for (const one of page.items) found.set(one.id, one);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
