import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, get, change, remove, restore, list } = records.lead;

const address = {
  street: 'Main Street 1',
  city: 'Berlin',
  region: null,
  postalCode: '10115',
  country: 'DE',
};

test('a change touches the fields it names and no others', async () => {
  const lead = await here.as.rep(create, { firstName: 'Ida', lastName: 'Old', jobTitle: 'Buyer' });
  const changed = await here.as.manager(change, { id: lead.id, lastName: 'New' });
  expect(changed).toEqual({
    ...lead,
    lastName: 'New',
    version: 2,
    updatedAt: changed.updatedAt,
    updatedBy: here.company.manager.memberId,
  });
  expect(await here.as.rep(get, { id: lead.id })).toEqual(changed);
});

test('a change based on an old version is refused as stale and changes nothing', async () => {
  const lead = await here.as.rep(create, { lastName: 'First' });
  await here.as.rep(change, { id: lead.id, lastName: 'Second' }, { ifMatch: 1 });
  const refusal = await refusalOf(
    here.as.rep(change, { id: lead.id, lastName: 'Third' }, { ifMatch: 1 }),
  );
  expect([refusal.status, refusal.code]).toEqual([412, 'stale']);
  expect((await refusalOf(here.as.rep(remove, { id: lead.id }, { ifMatch: 1 }))).code).toBe(
    'stale',
  );
  expect(await here.as.rep(get, { id: lead.id })).toMatchObject({ lastName: 'Second', version: 2 });
});

test('of many changes at once that are based on the same version one is taken', async () => {
  const lead = await here.as.rep(create, { lastName: 'Start' });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      here.send(change, { id: lead.id, lastName: `Try ${at}` }, { 'if-match': '"1"' }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(7);
});

test('changes of different fields at once are all kept', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Shared' });
  await Promise.all([
    here.as.rep(change, { id, firstName: 'Ana' }),
    here.as.rep2(change, { id, jobTitle: 'Head' }),
    here.as.manager(change, { id, companyName: 'Firm' }),
  ]);
  const shared = { firstName: 'Ana', jobTitle: 'Head', companyName: 'Firm', version: 4 };
  expect(await here.as.rep(get, { id })).toMatchObject(shared);
});

test('an ETag that is none is refused by name', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Tagged' });
  const { body } = await here.send(change, { id, lastName: 'X' }, { 'if-match': 'yesterday' });
  expect(body).toMatchObject({ status: 422, errors: [{ field: 'If-Match' }] });
});

test('a change to what is there already leaves no trace', async () => {
  await giveFields(here.company.tenantId, 'lead', [
    { key: 'zeta', kind: 'number' },
    { key: 'alpha', kind: 'text' },
  ]);
  const custom = { zeta: 1, alpha: 'x' };
  const lead = await here.as.rep(create, { lastName: 'Same', address, custom, tags: ['a'] });
  const again = {
    id: lead.id,
    lastName: 'Same',
    address,
    custom: { alpha: 'x', zeta: 1 },
    tags: ['a'],
  };
  expect(await here.as.rep(change, again)).toEqual(lead);
  const events = await rowsOf('select action from audit_event where record_id = $1', [lead.id]);
  expect(events).toEqual([{ action: 'lead.created' }]);
});

test('the audit log keeps what was and what is, field by field', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Audit', status: 'new' });
  await here.as.rep(change, { id, status: 'contacted', tags: ['hot'] });
  const [event] = await rowsOf(
    `select changes - 'statusChangedAt' as changes from audit_event where record_id = $1 and action = 'lead.changed'`,
    [id],
  );
  expect(event).toEqual({ changes: { status: ['new', 'contacted'], tags: [[], ['hot']] } });
});

test('a change that leaves nothing to know the lead by is refused', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Name' });
  const { errors } = await refusalOf(here.as.rep(change, { id, lastName: null }));
  expect(errors).toMatchObject([{ field: 'lastName' }]);
});

test('a deleted record is found nowhere but among the deleted, until it is restored', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Findable Quux' });
  await here.as.rep(remove, { id });
  expect((await refusalOf(here.as.rep(get, { id }))).status).toBe(404);
  expect((await refusalOf(here.as.rep(change, { id, lastName: 'X' }))).status).toBe(404);
  expect((await refusalOf(here.as.rep(remove, { id }))).status).toBe(404);
  expect((await here.as.rep(list, { q: 'quux' })).items).toEqual([]);
  const deleted = (await here.as.rep(list, { deleted: true })).items.find((one) => one.id === id);
  expect(deleted?.deletedAt).not.toBeNull();
  const restored = await here.as.rep(restore, { id });
  expect(restored).toMatchObject({ id, deletedAt: null, version: 3 });
  expect((await here.as.rep(list, { q: 'quux' })).items.map((one) => one.id)).toEqual([id]);
  expect(await here.as.rep(restore, { id })).toEqual(restored);
});

test('restored twice at once it is restored once', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Back', emails: ['back@twice.example'] });
  await here.as.rep(remove, { id });
  const both = await Promise.all([here.as.rep(restore, { id }), here.as.manager(restore, { id })]);
  expect(both.map(({ version }) => version)).toEqual([3, 3]);
});

test('words follow a change: the new ones find the lead, the old ones no longer do', async () => {
  const { id } = await here.as.rep(create, {
    lastName: 'Oldenburg',
    emails: ['o@oldmail.example'],
  });
  await here.as.rep(change, { id, lastName: 'Neustadt', emails: [] });
  const found = async (q: string) => (await here.as.rep(list, { q })).items.map((one) => one.id);
  expect([await found('neust'), await found('oldenb'), await found('oldmail')]).toEqual([
    [id],
    [],
    [],
  ]);
});

test('what hangs on a record that was deleted later can still be changed', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Deleted later' });
  const note = await here.as.rep(records.note.create, { about: { type: 'lead', id }, body: 'One' });
  await here.as.rep(remove, { id });
  const { body } = await here.as.rep(records.note.change, { id: note.id, body: 'Two' });
  expect(body).toBe('Two');
});
