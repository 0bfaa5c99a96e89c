import { afterAll, beforeAll, expect, test } from 'vitest';

import { recordEndpoints } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { client } from '../../contract/records/client.ts';
import { contact } from '../../contract/records/contact.ts';
import { lead } from '../../contract/records/lead.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { clientOf, startServer, type TestServer } from '../../tests/support/server.ts';
import { filled, makeForm, submit } from '../../tests/support/website-form.ts';

const origin = 'https://www.brightwater.example';
let server: TestServer;
let company: Awaited<ReturnType<typeof makeCompany>>;
let manager: Awaited<ReturnType<typeof clientOf>>;
let rep: Awaited<ReturnType<typeof clientOf>>;
let key: string;

beforeAll(async () => {
  server = await startServer();
  company = await makeCompany();
  manager = await clientOf(server, company.manager);
  rep = await clientOf(server, company.rep);
  ({ key } = await makeForm(server, company.admin, [origin]));
});
afterAll(() => server.stop());

const toldOf = (id: string, { tenantId } = company) =>
  rowsOf<{ body: string; participants: string[]; source_url: string }>(
    'select body, participants, source_url from interaction where subject_of_id = $1 and tenant_id = $2',
    [id, tenantId],
  );
const countLeads = async () =>
  (await rowsOf('select 1 from lead where tenant_id = $1', [company.tenantId])).length;

test('a known lead gets the submission as an interaction, and keeps its owner and every value', async () => {
  const email = `${newId()}@known.example`;
  const before = await rep(recordEndpoints(lead).create, { firstName: 'Sarah', emails: [email] });
  const leads = await countLeads();
  const sent = filled({
    email: email.toUpperCase(),
    phone: '+49 30 1234567',
    name: 'Somebody Else',
  });
  const answer = await submit(server, { key, origin }, sent);
  expect([answer.status, await answer.json()]).toEqual([201, { received: true }]);
  const { lastInteractionAt, ...after } = await rep(recordEndpoints(lead).get, { id: before.id });
  expect(lastInteractionAt).not.toBeNull();
  expect({ ...after, lastInteractionAt: null }).toEqual(before);
  expect(await countLeads()).toBe(leads);
  const [told] = await toldOf(before.id);
  expect(told?.source_url).toBe(sent.pageUrl);
  expect(told?.body).toBe(
    `${sent.message}\n\nName: Somebody Else\nE-mail: ${email}\nPhone: +49 30 1234567\nCompany: Weiss Interiors`,
  );
});

test('a known client is found by a phone number in any spelling', async () => {
  const made = await rep(recordEndpoints(client).create, {
    name: 'Haddad Supplies',
    phones: ['+49 30 5550100'],
  });
  const sent = filled({ email: '', phone: '(030) 555-0100', message: '' });
  expect((await submit(server, { key, origin }, sent)).status).toBe(201);
  expect(await toldOf(made.id)).toHaveLength(1);
});

test('what a contact sends is told on their client, with the contact named', async () => {
  const firm = await rep(recordEndpoints(client).create, { name: 'Lindqvist' });
  const email = `${newId()}@lindqvist.example`;
  await rep(recordEndpoints(contact).create, {
    clientId: firm.id,
    firstName: 'Nora',
    lastName: 'Lindqvist',
    emails: [email],
  });
  expect((await submit(server, { key, origin }, filled({ email }))).status).toBe(201);
  expect(await toldOf(firm.id)).toMatchObject([{ participants: ['Nora Lindqvist'] }]);
});

test('where e-mail and phone belong to two records, the e-mail decides', async () => {
  const email = `${newId()}@two.example`;
  const byPhone = await rep(recordEndpoints(lead).create, {
    lastName: 'Phone',
    phones: ['+49 30 5550199'],
  });
  const byEmail = await rep(recordEndpoints(lead).create, { lastName: 'Mail', emails: [email] });
  await submit(server, { key, origin }, filled({ email, phone: '+49 30 5550199' }));
  expect(await toldOf(byEmail.id)).toHaveLength(1);
  expect(await toldOf(byPhone.id)).toHaveLength(0);
});

test('the same submission to a known visitor is told once', async () => {
  const email = `${newId()}@once.example`;
  const made = await rep(recordEndpoints(lead).create, { emails: [email] });
  const sent = filled({ email });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => submit(server, { key, origin }, sent)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(await toldOf(made.id)).toHaveLength(1);
});

test('a deleted lead does not come back when its submission is sent again', async () => {
  const sent = filled();
  await submit(server, { key, origin }, sent);
  await manager(recordEndpoints(lead).remove, { id: sent.id });
  const answer = await submit(server, { key, origin }, sent);
  expect([answer.status, await answer.json()]).toEqual([201, { received: true }]);
  const leads = await rowsOf<{ deleted_at: Date | null }>(
    'select deleted_at from lead where tenant_id = $1 and emails @> array[$2]',
    [company.tenantId, sent.email],
  );
  expect(leads).toHaveLength(1);
  expect(leads[0]?.deleted_at).not.toBeNull();
});

test('who was deleted and writes anew is a new lead', async () => {
  const sent = filled();
  await submit(server, { key, origin }, sent);
  await manager(recordEndpoints(lead).remove, { id: sent.id });
  const again = filled({ email: sent.email });
  expect((await submit(server, { key, origin }, again)).status).toBe(201);
  const leads = await rowsOf('select id from lead where tenant_id = $1 and id = $2', [
    company.tenantId,
    again.id,
  ]);
  expect(leads).toHaveLength(1);
});

test('a key reaches its own tenant and no other, whoever is known there', async () => {
  const neighbour = await makeCompany();
  const email = `${newId()}@shared.example`;
  const theirs = await (
    await clientOf(server, neighbour.rep)
  )(recordEndpoints(lead).create, { emails: [email] });
  const sent = filled({ email });
  expect((await submit(server, { key, origin }, sent)).status).toBe(201);
  expect(await toldOf(theirs.id, neighbour)).toHaveLength(0);
  const [made] = await rowsOf('select tenant_id from lead where id = $1', [sent.id]);
  expect(made).toEqual({ tenant_id: company.tenantId });
  const reused = await submit(server, { key, origin }, filled({ id: theirs.id }));
  expect(reused.status).toBe(201);
  expect(await toldOf(theirs.id, neighbour)).toHaveLength(0);
});

test('an id in the name of another tenant in front of a key opens nothing', async () => {
  const neighbour = await makeCompany();
  const forged = key.replace(company.slug, neighbour.slug);
  const sent = filled();
  expect((await submit(server, { key: forged, origin }, sent)).status).toBe(401);
  expect(await rowsOf('select 1 from lead where id = $1', [sent.id])).toHaveLength(0);
});
