import { expect, test } from 'vitest';

import {
  changeCustomField,
  createCustomField,
  listCustomFields,
  mostCustomFields,
  orderCustomFields,
} from '../../contract/custom-fields.ts';
import { newId } from '../../contract/id.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

/** A company without fields of its own, and its admin. */
async function company() {
  const made = await makeCompany();
  return { ...made, as: await clientOf(here.server, made.admin) };
}

const labelsOf = ({ items }: { items: { label: string }[] }) => items.map(({ label }) => label);

test('a field is defined, listed for everybody, renamed, retired and brought back, and the audit log tells each step', async () => {
  const { as, rep } = await company();
  const field = await as(createCustomField, {
    recordType: 'lead',
    label: 'Preferred region',
    kind: 'choice',
    options: [{ label: 'North' }, { label: 'South' }],
  });
  expect(field).toMatchObject({ key: 'preferredRegion', position: 0, retiredAt: null, version: 1 });
  expect(field.options).toEqual([
    { value: 'north', label: 'North', isRetired: false },
    { value: 'south', label: 'South', isRetired: false },
  ]);
  const asRep = await clientOf(here.server, rep);
  expect((await asRep(listCustomFields, { type: 'lead' })).items).toEqual([field]);
  const { id } = field;
  expect(await as(changeCustomField, { id, label: 'Region' })).toMatchObject({
    key: 'preferredRegion',
    label: 'Region',
  });
  await as(changeCustomField, { id, retired: true });
  expect((await as(listCustomFields, { type: 'lead' })).items).toEqual([]);
  expect((await as(listCustomFields, { type: 'lead', retired: true })).items).toHaveLength(1);
  await as(changeCustomField, { id, retired: false });
  expect(labelsOf(await as(listCustomFields, {}))).toEqual(['Region']);
  const told = await rowsOf<{ changes: object }>(
    'select changes from audit_event where record_id = $1 order by at, id',
    [id],
  );
  expect(told.map(({ changes }) => changes)).toMatchObject([
    { label: [null, 'Preferred region'], options: [null, ['North', 'South']] },
    { label: ['Preferred region', 'Region'] },
    { retired: [false, true] },
    { retired: [true, false] },
  ]);
});

test('an option that is left out is retired, and offered again by its name', async () => {
  const { as } = await company();
  const kind = 'choice';
  const made = await as(createCustomField, {
    recordType: 'client',
    label: 'Tier',
    kind,
    options: [{ label: 'Gold' }, { label: 'Silver' }],
  });
  const { id } = made;
  const fewer = await as(changeCustomField, { id, options: [{ value: 'silver', label: 'Grey' }] });
  expect(fewer.options).toEqual([
    { value: 'silver', label: 'Grey', isRetired: false },
    { value: 'gold', label: 'Gold', isRetired: true },
  ]);
  const more = await as(changeCustomField, {
    id,
    options: [{ label: 'gold' }, { value: 'silver', label: 'Silver' }],
  });
  expect(more.options).toEqual([
    { value: 'gold', label: 'gold', isRetired: false },
    { value: 'silver', label: 'Silver', isRetired: false },
  ]);
});

test('fields stand in the order that was given, and an order that leaves one out is refused', async () => {
  const { as } = await company();
  const make = (label: string) =>
    as(createCustomField, { recordType: 'project', label, kind: 'text' });
  const [a, b, c] = [await make('A'), await make('B'), await make('C')];
  await as(changeCustomField, { id: b.id, retired: true });
  await as(orderCustomFields, { type: 'project', ids: [c.id, a.id] });
  expect(labelsOf(await as(listCustomFields, { type: 'project' }))).toEqual(['C', 'A']);
  const all = await as(listCustomFields, { type: 'project', retired: true, limit: 2 });
  const next = await as(listCustomFields, { retired: true, cursor: all.nextCursor ?? '' });
  expect([...labelsOf(all), ...labelsOf(next)]).toEqual(['C', 'A', 'B']);
  for (const ids of [[a.id], [a.id, a.id], [a.id, b.id, c.id]])
    expect((await refusalOf(as(orderCustomFields, { type: 'project', ids }))).status).toBe(412);
  const strange = await refusalOf(as(orderCustomFields, { type: 'project', ids: [newId(), c.id] }));
  expect([strange.status, strange.errors[0]?.field]).toEqual([422, 'ids']);
});

test('nonsense is refused by name', async () => {
  const { as } = await company();
  const draft = { recordType: 'lead', label: 'Region', kind: 'text' } as const;
  const { id } = await as(createCustomField, draft);
  const refused = async (call: Promise<unknown>) => {
    const { status, errors } = await refusalOf(call);
    return [status, errors[0]?.field];
  };
  const make = (changed: object) => as(createCustomField, { ...draft, ...changed });
  expect(await refused(make({ label: 'REGION' }))).toEqual([409, 'label']);
  expect(await refused(make({ label: 'Status' }))).toEqual([409, 'label']);
  expect(await refused(make({ label: ' ' }))).toEqual([422, 'label']);
  expect(await refused(make({ label: 'A', kind: 'money' }))).toEqual([422, 'kind']);
  expect(await refused(make({ label: 'A', kind: 'choice' }))).toEqual([422, 'options']);
  expect(await refused(make({ label: 'A', options: [{ label: 'x' }] }))).toEqual([422, 'options']);
  expect(await refused(make({ label: 'A', kind: 'checkbox', required: true }))).toEqual([
    422,
    'required',
  ]);
  expect(await refused(make({ recordType: 'note', label: 'A' }))).toEqual([422, 'recordType']);
  const other = await make({ label: 'Other' });
  expect(await refused(as(changeCustomField, { id: other.id, label: 'region' }))).toEqual([
    409,
    'label',
  ]);
  await as(changeCustomField, { id, retired: true });
  expect(await refused(make({}))).toEqual([409, 'label']);
  const stale = await ask(
    here.server.url,
    changeCustomField,
    { id, label: 'New' },
    { token: as.token, headers: { 'if-match': '"1"' } },
  );
  expect(stale.status).toBe(412);
});

test('keys are made of labels, in any script, and never twice', async () => {
  const { as } = await company();
  const keyOf = async (label: string) =>
    (await as(createCustomField, { recordType: 'lead', label, kind: 'text' })).key;
  expect(await keyOf('Größe (m²)')).toBe('grosseM2');
  expect(await keyOf('Groesse')).toBe('groesse');
  expect(await keyOf('地域')).toBe('field');
  expect(await keyOf('Регион')).toBe('field2');
  expect(await keyOf('2nd phone')).toBe('field2ndPhone');
  expect(await keyOf('Groesse!')).toBe('groesse2');
});

test('a kind of record has at most so many fields in use', async () => {
  const { as, tenantId } = await company();
  await rowsOf(
    `insert into custom_field (tenant_id, id, record_type, key, label, kind, position)
     select $1, gen_random_uuid(), 'lead', 'k' || n, 'Field ' || n, 'text', n from generate_series(1, $2::integer) n`,
    [tenantId, mostCustomFields],
  );
  const more = { recordType: 'lead', label: 'One more', kind: 'text' } as const;
  expect((await refusalOf(as(createCustomField, more))).status).toBe(409);
  expect(await as(createCustomField, { ...more, recordType: 'client' })).toMatchObject({
    position: 0,
  });
});

test('whoever may not change the company’s settings defines nothing, and another company’s field does not exist', async () => {
  const { as, manager, rep } = await company();
  const draft = { recordType: 'lead', label: 'Mine', kind: 'text' } as const;
  const { id } = await as(createCustomField, draft);
  for (const one of [manager, rep]) {
    const person = await clientOf(here.server, one);
    const tries = [
      person(createCustomField, { ...draft, label: 'Other' }),
      person(changeCustomField, { id, label: 'Theirs' }),
      person(orderCustomFields, { type: 'lead', ids: [id] }),
    ];
    for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status).toBe(403);
  }
  const strange = await refusalOf(here.as.admin(changeCustomField, { id, label: 'Taken' }));
  expect(strange.status).toBe(404);
  expect((await here.as.admin(listCustomFields, {})).items).toEqual([]);
  expect(labelsOf(await as(listCustomFields, {}))).toEqual(['Mine']);
});
