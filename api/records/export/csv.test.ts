import { beforeAll, expect, test } from 'vitest';

import { createCustomField } from '../../../contract/custom-fields.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { recordExports } from '../../../contract/exports.ts';
import { records } from '../../../contract/index.ts';
import { standardRoles } from '../../../contract/permissions.ts';
import { ask, type Answer } from '../../../tests/support/ask.ts';
import { readCsv } from '../../../tests/support/csv.ts';
import { makeCompany, rowsOf } from '../../../tests/support/database.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { giveRole } from '../../../tests/support/roles.ts';
import { clientOf } from '../../../tests/support/server.ts';
import { suite } from '../../../tests/support/suite.ts';

const here = suite();
const { csv, count } = recordExports.lead;

const formula = `=HYPERLINK("https://x.example";"pay")`;
let rep2Lead: string;

beforeAll(async () => {
  const { create } = records.lead;
  await here.as.rep(create, {
    firstName: 'Ada',
    lastName: formula,
    companyName: 'Café "Zum\nBär", 北京',
    emails: ['ada@exports.example', 'a.weiss@exports.example'],
    phones: ['+49 30 5551234'],
    address: { city: 'Köln', postalCode: '50667' },
    estimatedValue: { amount: -12_550, currency: 'EUR' },
    tags: ['a;b', '-1'],
    status: 'contacted',
    ownerId: here.company.rep.memberId,
  });
  await here.as.rep(create, { lastName: 'Braun', status: 'new', rating: 'hot' });
  ({ id: rep2Lead } = await here.as.rep2(create, { lastName: 'Celik', status: 'new' }));
});

type Who = 'admin' | 'manager' | 'rep' | 'rep2';
const asked = (who: Who, input: object, endpoint: Endpoint = csv): Promise<Answer> =>
  ask(here.server.url, endpoint, input, { token: here.as[who].token });
const lastNames = async (who: Who, input: object) =>
  readCsv((await asked(who, { ...input, columns: 'lastName' })).text).map(
    ({ lastName }) => lastName,
  );

test('a list comes as CSV in its order, with every field in cells that spreadsheets read and run nothing of', async () => {
  const { text, headers } = await asked('manager', { sort: 'createdAt' });
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const [first] = readCsv(text);
  expect(first).toMatchObject({
    firstName: 'Ada',
    lastName: `'=HYPERLINK("https://x.example";"pay")`,
    companyName: 'Café "Zum\nBär", 北京',
    emails: 'ada@exports.example; a.weiss@exports.example',
    phones: `'+49 30 5551234`,
    'address.city': 'Köln',
    'address.street': '',
    estimatedValue: '-125.50',
    'estimatedValue.currency': 'EUR',
    tags: `a\\;b; '-1`,
    ownerId: here.company.rep.memberId,
    doNotContact: 'false',
  });
  expect(first?.['ownerId.name']).not.toBe('');
});

test('the filters, the search and the order of a list hold for its file', async () => {
  expect(await lastNames('manager', { status: 'new', sort: 'lastName' })).toEqual([
    'Braun',
    'Celik',
  ]);
  expect(await lastNames('manager', { status: 'new', sort: '-lastName' })).toEqual([
    'Celik',
    'Braun',
  ]);
  expect(await lastNames('manager', { q: 'brau' })).toEqual(['Braun']);
  expect(await lastNames('manager', { ownerId: 'me' })).toEqual([]);
  expect(await lastNames('manager', { deleted: true })).toEqual([]);
});

test('just the columns that were asked for are in it, in their order, called as people call them where that is asked', async () => {
  const head = async (input: object) => (await asked('manager', input)).text.split('\r\n')[0];
  expect(await head({ columns: 'status,ownerId' })).toBe('"status","ownerId","ownerId.name"');
  expect(await head({ columns: 'estimatedValue,ownerId', headings: 'labels' })).toBe(
    '"Estimated value","Estimated value (currency)","Owner (id)","Owner"',
  );
});

test.each([
  [{ columns: 'shoeSize' }, 'columns'],
  [{ columns: '' }, 'columns'],
  [{ columns: 'constructor' }, 'columns'],
  [{ headings: 'loud' }, 'headings'],
  [{ status: 'nonsense' }, 'status'],
  [{ limit: 5 }, 'limit'],
  [{ cursor: 'x' }, 'cursor'],
  [{ nonsense: 'x' }, 'nonsense'],
])('what makes no sense is refused by its name: %j', async (input, field) => {
  const { status, body } = await asked('manager', input);
  expect(status).toBe(422);
  expect(body.errors[0].field).toBe(field);
});

test('a spreadsheet is told by the first bytes that the file is UTF-8', async () => {
  const response = await fetch(`${here.server.url}/api/v1${csv.path}?columns=lastName`, {
    headers: { authorization: `Bearer ${here.as.rep.token}` },
  });
  expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a long list comes whole, each record once', async () => {
  await rowsOf(
    `insert into lead (tenant_id, id, last_name, emails, phones, profile_urls, status, do_not_contact, tags, custom, source, created_by, owner_id)
     select $1, gen_random_uuid(), 'Long' || n, '{}', '{}', '{}', 'junk', false, '{}', '{}', 'api', $2::uuid, $2::uuid from generate_series(1, 1234) n`,
    [here.company.tenantId, here.company.manager.memberId],
  );
  const names = await lastNames('manager', { status: 'junk' });
  expect(names).toHaveLength(1234);
  expect(new Set(names).size).toBe(1234);
  expect((await asked('manager', { status: 'junk' }, count)).body).toEqual({ total: 1234 });
});

test('a file holds only what the role may take out of what it may read, and is counted so', async () => {
  expect(await lastNames('rep', { sort: 'createdAt', status: 'new,contacted' })).toEqual([
    `'${formula}`,
    'Braun',
  ]);
  expect((await asked('rep', { status: 'new,contacted' }, count)).body).toEqual({ total: 2 });
  expect((await asked('manager', { id: rep2Lead }, count)).body).toEqual({ total: 1 });
});

test('a role that may not export takes nothing out, and no column that is hidden from it', async () => {
  const { permissions } = standardRoles.manager;
  const lead = { ...permissions.lead, export: 'none' } as const;
  await giveRole(here.company.rep2, { permissions: { ...permissions, lead } });
  for (const endpoint of [csv, count]) expect((await asked('rep2', {}, endpoint)).status).toBe(403);
  await giveRole(here.company.rep2, { permissions, fields: { lead: { companyName: 'hidden' } } });
  const { text } = await asked('rep2', { status: 'contacted' });
  expect(text).not.toContain('companyName');
  expect(text).not.toContain('Zum');
  for (const input of [{ columns: 'companyName' }, { sort: 'companyName' }, { companyName: 'x' }])
    expect((await asked('rep2', input)).status, JSON.stringify(input)).toBe(403);
});

test('who may not see whom a record belongs to gets its id and no name', async () => {
  const { permissions } = standardRoles.manager;
  const { id: clientId } = await here.as.manager(records.client.create, { name: 'Quiet Ltd' });
  await here.as.manager(records.contact.create, { lastName: 'Known', clientId });
  const columns = { columns: 'lastName,clientId' };
  const names = async (who: Who) =>
    readCsv((await asked(who, columns, recordExports.contact.csv)).text);
  expect(await names('manager')).toMatchObject([{ 'clientId.name': 'Quiet Ltd' }]);
  await giveRole(here.company.rep2, {
    permissions: { ...permissions, client: { ...permissions.client, read: 'none' } },
  });
  expect(await names('rep2')).toMatchObject([{ clientId, 'clientId.name': '' }]);
});

test('a field of the tenant’s own is a column of its own, and can be asked for and filtered by', async () => {
  await here.as.admin(createCustomField, { recordType: 'client', label: 'Region', kind: 'text' });
  await here.as.manager(records.client.create, { name: 'North Ltd', custom: { region: '=North' } });
  const { csv: clients, pdf } = recordExports.client;
  const rows = readCsv((await asked('manager', { 'custom.region': '=North' }, clients)).text);
  expect(rows).toMatchObject([{ name: 'North Ltd', 'custom.region': `'=North` }]);
  expect(rows[0]).not.toHaveProperty('custom');
  const labels = { columns: 'custom.region', headings: 'labels', q: 'North' };
  expect(readCsv((await asked('manager', labels, clients)).text)).toEqual([{ Region: `'=North` }]);
  const { body } = await asked('manager', { columns: 'custom.region', q: 'North' }, pdf);
  const { pages } = await readPdf(await body.arrayBuffer());
  expect(pages[0]?.text).toMatch(/North Ltd\s+=North/);
});

test('another company’s records are in no file', async () => {
  const { admin } = await makeCompany();
  const { token } = await clientOf(here.server, admin);
  const { text } = await ask(here.server.url, csv, { columns: 'lastName' }, { token });
  expect(readCsv(text)).toEqual([]);
  expect((await ask(here.server.url, csv, {})).status).toBe(401);
});

test('the security log tells who took what out, and of a filter that names nobody', async () => {
  const { headers } = await asked('manager', { status: 'qualified', columns: 'lastName' });
  const traces = (requestId: string | null) =>
    rowsOf('select kind, member_id, details from security_event where request_id = $1', [
      requestId,
    ]);
  expect(await traces(headers.get('x-request-id'))).toMatchObject([
    {
      kind: 'exported',
      member_id: here.company.manager.memberId,
      details: { export: 'leads.exportCsv', filters: { columns: ['lastName'] } },
    },
  ]);
  const lost = await asked('manager', { ownerId: '0190a0a0-0000-7000-8000-000000000001' });
  expect(lost.status).toBe(200);
  const kinds = (await traces(lost.headers.get('x-request-id'))).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['exported', 'unknown_reference']));
  expect(kinds).toHaveLength(2);
});
