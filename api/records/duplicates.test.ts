import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, remove, restore } = records.lead;
let made = 0;
const mail = () => `d${made++}@duplicates.example`;
const holders = (value: string) =>
  rowsOf(
    `select record_id as id from record_key where tenant_id = $1 and value = $2 and waits_since is null`,
    [here.company.tenantId, value],
  );

test.each([
  ['e-mail', { emails: ['same@key.example'] }, { emails: ['SAME@key.example'] }, 'same e-mail'],
  ['phone', { phones: ['030 555 0101'] }, { phones: ['+49 (30) 5550101'] }, 'same phone'],
  [
    'profile',
    { profileUrls: ['https://linkedin.com/in/same'] },
    { profileUrls: ['https://de.linkedin.com/in/same/'] },
    'same profile',
  ],
  [
    'website',
    { companyName: 'A', website: 'https://same-key.example' },
    { companyName: 'B', website: 'www.same-key.example/x' },
    'same website',
  ],
])(
  'a second lead with the same %s is refused with the first one',
  async (_, first, second, reason) => {
    const person = 'website' in first ? {} : { lastName: 'First' };
    const held = await here.as.manager(create, { ...person, ...first });
    const { status, code, existing } = await refusalOf(
      here.as.rep(create, { ...person, ...second }),
    );
    expect([status, code]).toEqual([409, 'duplicate']);
    expect(existing).toEqual({
      type: 'lead',
      id: held.id,
      name: 'website' in first ? 'A' : 'First',
      owner: here.company.manager.name,
      readable: true,
      reasons: [reason],
    });
  },
);

test('a lead, a client and a contact cannot hold the same e-mail', async () => {
  const email = mail();
  const client = await here.as.rep(records.client.create, { name: 'Holder', emails: [email] });
  const asLead = await refusalOf(here.as.rep(create, { lastName: 'X', emails: [email] }));
  const asContact = await refusalOf(
    here.as.rep(records.contact.create, { clientId: client.id, lastName: 'X', emails: [email] }),
  );
  for (const { existing } of [asLead, asContact])
    expect(existing).toMatchObject({ type: 'client', id: client.id });
});

test('two companies may know the same person', async () => {
  const email = mail();
  await here.as.rep(create, { lastName: 'Mine', emails: [email] });
  const { rep } = await import('../../tests/support/database.ts').then((db) => db.makeCompany());
  const { clientOf } = await import('../../tests/support/server.ts');
  const theirs = await clientOf(here.server, rep);
  expect(await theirs(create, { lastName: 'Theirs', emails: [email] })).toMatchObject({
    version: 1,
  });
});

test('a change to an e-mail that another lead has is refused, and changes nothing', async () => {
  const email = mail();
  const held = await here.as.rep(create, { lastName: 'Held', emails: [email] });
  const other = await here.as.rep(create, { lastName: 'Other', emails: [mail()] });
  const refusal = await refusalOf(
    here.as.rep(change, { id: other.id, emails: [email], lastName: 'X' }),
  );
  expect(refusal.existing).toMatchObject({ id: held.id, reasons: ['same e-mail'] });
  expect(await here.as.rep(records.lead.get, { id: other.id })).toEqual(other);
});

test('keys follow a change: what is given up is free, what is taken is held', async () => {
  const [old, fresh] = [mail(), mail()];
  const { id } = await here.as.rep(create, { lastName: 'Moves', emails: [old] });
  await here.as.rep(change, { id, emails: [fresh] });
  expect(await holders(old)).toEqual([]);
  expect(await holders(fresh)).toEqual([{ id }]);
  expect(await here.as.rep(create, { lastName: 'Next', emails: [old] })).toMatchObject({
    version: 1,
  });
});

test('a deleted lead gives its e-mail up, and cannot come back while another has it', async () => {
  const email = mail();
  const { id } = await here.as.rep(create, { lastName: 'Leaver', emails: [email] });
  await here.as.rep(remove, { id });
  const heir = await here.as.rep(create, { lastName: 'Heir', emails: [email] });
  const refusal = await refusalOf(here.as.rep(restore, { id }));
  expect([refusal.code, refusal.existing?.id]).toEqual(['duplicate', heir.id]);
  await here.as.rep(remove, { id: heir.id });
  expect(await here.as.rep(restore, { id })).toMatchObject({ id, deletedAt: null });
  expect(await holders(email)).toEqual([{ id }]);
});

test('with a reason a second lead is made; the e-mail stays with the first, the reason in the audit log', async () => {
  const [email, own] = [mail(), mail()];
  const first = await here.as.rep(create, { lastName: 'First', emails: [email] });
  const second = await here.as.rep(create, {
    lastName: 'Second',
    emails: [email, own],
    duplicateReason: 'Shared office address',
  });
  expect(await holders(email)).toEqual([{ id: first.id }]);
  expect(await holders(own)).toEqual([{ id: second.id }]);
  const [event] = await rowsOf('select changes from audit_event where record_id = $1', [second.id]);
  expect(event?.['changes']).toMatchObject({ duplicateReason: [null, 'Shared office address'] });
  await here.as.rep(remove, { id: second.id });
  expect(await holders(email)).toEqual([{ id: first.id }]);
});

test('many at once with a reason are all made, and the e-mail is held once', async () => {
  const email = mail();
  const draft = { lastName: 'Many', emails: [email], duplicateReason: 'A shared inbox' };
  const all = await Promise.all(Array.from({ length: 6 }, () => here.as.rep(create, draft)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(6);
  expect(await holders(email)).toHaveLength(1);
});

test('two leads that swap their e-mails at once do not stand in each other’s way for ever', async () => {
  const [a, b] = [mail(), mail()];
  const one = await here.as.rep(create, { lastName: 'One', emails: [a] });
  const two = await here.as.rep(create, { lastName: 'Two', emails: [b] });
  const answers = await Promise.all([
    here.send(change, { id: one.id, emails: [b] }),
    here.send(change, { id: two.id, emails: [a] }),
  ]);
  for (const { status } of answers) expect([200, 409]).toContain(status);
});

const messageOf = (id: string) =>
  ({
    subjectOf: { type: 'lead', id },
    kind: 'email',
    occurredAt: '2026-11-20T09:00:00Z',
    subject: 'Offer',
    externalId: `<${newId()}@mail.example>`,
  }) as const;

test('the same message is logged once, by whomever; the second is told which interaction it is', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Writes' });
  const message = messageOf(id);
  const first = await here.as.rep(records.interaction.create, message);
  const { code, existing } = await refusalOf(here.as.rep2(records.interaction.create, message));
  expect(code).toBe('duplicate');
  expect(existing).toEqual({
    type: 'interaction',
    id: first.id,
    name: 'Offer',
    owner: here.company.rep.name,
    readable: true,
    reasons: ['same message'],
  });
});

test('a change or a restore that meets a message logged already is told which interaction it is', async () => {
  const { interaction } = records;
  const { id } = await here.as.rep(create, { lastName: 'Writes twice' });
  const message = messageOf(id);
  const deleted = await here.as.rep(interaction.create, message);
  await here.as.rep(interaction.remove, { id: deleted.id });
  const first = await here.as.rep(interaction.create, message);
  const other = await here.as.rep(interaction.create, messageOf(id));
  const refusals = [
    await refusalOf(here.as.rep(interaction.restore, { id: deleted.id })),
    await refusalOf(
      here.as.rep(interaction.change, { id: other.id, externalId: message.externalId }),
    ),
  ];
  for (const { status, code, existing } of refusals) {
    expect([status, code]).toEqual([409, 'duplicate']);
    expect(existing).toMatchObject({ id: first.id, name: 'Offer', reasons: ['same message'] });
  }
  const living = await rowsOf(
    'select id from interaction where external_id = $1 and deleted_at is null',
    [message.externalId],
  );
  expect(living).toEqual([{ id: first.id }]);
});
