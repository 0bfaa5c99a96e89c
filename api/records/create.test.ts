import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { recordTypes, type RecordName } from '../../contract/records/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { draftsOf, nowhere } from '../../tests/support/examples.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, get } = records.lead;

test('every kind of record is saved, with its Location and ETag, and read back as it was answered', async () => {
  const ids = { ...nowhere(), member: here.company.rep.memberId ?? '' };
  await giveFields(here.company.tenantId, 'lead', [{ key: 'remark', kind: 'text' }]);
  for (const name of Object.keys(recordTypes) as RecordName[]) {
    const made = await here.send(records[name].create, draftsOf(ids, 'kept')[name]);
    expect(made.status, made.text).toBe(201);
    ids[name] = made.body.id;
    expect(made.headers.get('location')).toBe(`/api/v1${records[name].create.path}/${ids[name]}`);
    const read = await here.send(records[name].get, { id: ids[name] });
    expect(read.headers.get('etag')).toBe(made.headers.get('etag'));
    const computedLater = ['nextFollowUpAt', 'lastInteractionAt'];
    for (const field of computedLater) delete made.body[field];
    expect(read.body).toMatchObject(made.body);
  }
});

test('a lead is kept as it was sent: text is trimmed, addresses are lowered, repeated values are dropped', async () => {
  const lead = await here.as.rep(create, {
    firstName: '  Zoë ',
    emails: ['Zoe@Firm.EXAMPLE', 'zoe@firm.example'],
    website: 'firm-of-zoe.example/team',
    tags: ['a', 'a', 'b'],
  });
  expect(lead).toMatchObject({
    firstName: 'Zoë',
    emails: ['zoe@firm.example'],
    website: 'https://firm-of-zoe.example/team',
    tags: ['a', 'b'],
    ownerId: here.company.rep.memberId,
    status: 'new',
    version: 1,
    source: 'api',
    createdBy: here.company.rep.memberId,
  });
});

test('every wrong field is named at once, in words', async () => {
  const { code, errors } = await refusalOf(
    here.as.rep(create, {
      emails: ['fine@firm.example', 'not an address'],
      website: 'javascript:alert(1)',
      // Nobody's client sends these; the server must still say what is wrong with each.
      ...({
        status: 'sold',
        estimatedValue: { amount: 12.5, currency: 'euro' },
        shoeSize: 42,
      } as object),
    }),
  );
  expect(code).toBe('invalid');
  expect(errors.map(({ field }) => field).toSorted()).toEqual([
    'emails.1',
    'estimatedValue.amount',
    'estimatedValue.currency',
    'shoeSize',
    'status',
    'website',
  ]);
  for (const { message } of errors) expect(message).not.toMatch(/^Invalid|undefined|Object/);
});

test('fields that only the server sets cannot be sent', async () => {
  for (const field of [
    'version',
    'createdAt',
    'tenantId',
    'convertedAt',
    'deletedAt',
    'nextFollowUpAt',
  ])
    expect((await here.send(create, { lastName: 'X', [field]: 1 })).body.errors).toMatchObject([
      { field },
    ]);
});

test('a lead without anything to know it by is refused', async () => {
  const { errors } = await refusalOf(here.as.rep(create, { jobTitle: 'Buyer' }));
  expect(errors).toEqual([
    { field: 'lastName', message: 'Enter a name, a company, an e-mail or a phone number' },
  ]);
});

test('the same id sent twice makes one record, and another record with that id is refused', async () => {
  const draft = { id: newId(), lastName: 'Once' };
  const first = await here.as.rep(create, draft);
  expect(await here.as.rep(create, draft)).toEqual(first);
  expect((await refusalOf(here.as.rep(create, { ...draft, lastName: 'Other' }))).code).toBe(
    'conflict',
  );
  expect(await rowsOf('select 1 from lead where id = $1', [draft.id])).toHaveLength(1);
});

test('the same id sent ten times at once makes one record, and everybody gets it', async () => {
  const draft = { id: newId(), lastName: 'Together' };
  const made = await Promise.all(Array.from({ length: 10 }, () => here.as.rep(create, draft)));
  for (const one of made) expect(one.id).toBe(draft.id);
  const [{ told } = { told: 0 }] = await rowsOf<{ told: number }>(
    'select count(*)::int as told from activity where object_id = $1',
    [draft.id],
  );
  expect(told).toBe(1);
});

test('an id of a deleted record is not used again', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Gone' });
  await here.as.rep(records.lead.remove, { id });
  expect((await refusalOf(here.as.rep(create, { id, lastName: 'Gone' }))).code).toBe('conflict');
});

test('a reference to nothing is refused, naming the field', async () => {
  const id = newId();
  const asked = [
    [records.lead.create, { lastName: 'X', ownerId: id }, 'ownerId'],
    [records.contact.create, { lastName: 'X', clientId: id }, 'clientId'],
    [records.project.create, { name: 'X', leadId: id }, 'leadId'],
    [records.note.create, { body: 'X', about: { type: 'lead', id } }, 'about'],
  ] as const;
  for (const [endpoint, draft, field] of asked)
    expect((await here.send(endpoint, draft)).body).toMatchObject({
      status: 422,
      errors: [{ field }],
    });
});

test('where a record was saved from is kept, and what nobody knows is the API', async () => {
  const from = async (headers: Record<string, string>) =>
    (await here.send(create, { lastName: 'From' }, headers)).body.source;
  expect(await from({ 'x-pathsix-source': 'extension' })).toBe('extension');
  expect(await from({ 'x-pathsix-source': 'elsewhere' })).toBe('api');
});

test('a record, its activity and its audit row are saved together or not at all', async () => {
  const counts = async () =>
    (
      await rowsOf(
        `select (select count(*)::int from lead where tenant_id = $1) as leads,
          (select count(*)::int from activity where tenant_id = $1) as activities,
          (select count(*)::int from audit_event where tenant_id = $1) as events`,
        [here.company.tenantId],
      )
    )[0];
  const taken = { lastName: 'Taken', emails: ['taken@together.example'] };
  await here.as.rep(create, taken);
  const before = await counts();
  await refusalOf(here.as.rep(create, taken));
  await refusalOf(here.as.rep(create, { lastName: 'Ownerless', ownerId: newId() }));
  expect(await counts()).toEqual(before);
  const { id } = await here.as.rep(create, { lastName: 'Both' });
  const [event] = await rowsOf('select * from audit_event where record_id = $1', [id]);
  expect(event).toMatchObject({
    action: 'lead.created',
    actor_type: 'member',
    actor_id: here.company.rep.memberId,
    changes: expect.objectContaining({ lastName: [null, 'Both'] }),
  });
  expect(await rowsOf('select 1 from activity where object_id = $1', [id])).toHaveLength(1);
});

test('what does not exist is not found, in the same words as an id that cannot be one', async () => {
  const unknown = await here.send(get, { id: newId() });
  const impossible = await here.send(get, { id: 'lead-7' });
  for (const { status, body } of [unknown, impossible])
    expect({ status, code: body.code, detail: body.detail, errors: body.errors }).toEqual({
      status: 404,
      code: 'not_found',
      detail: 'There is nothing here, or nothing that you may see',
      errors: [],
    });
});
