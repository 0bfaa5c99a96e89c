import { beforeAll, expect, test } from 'vitest';

import { changeCustomField, listCustomFields } from '../../contract/custom-fields.ts';
import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveFields, optionsOf } from '../../tests/support/own-fields.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, get, list } = records.lead;

beforeAll(() =>
  giveFields(here.company.tenantId, 'lead', [
    { key: 'remark', kind: 'text' },
    { key: 'area', kind: 'number' },
    { key: 'moveIn', kind: 'date' },
    { key: 'region', kind: 'choice', options: optionsOf('north', 'south') },
    { key: 'vip', kind: 'checkbox' },
    { key: 'floorPlan', kind: 'url' },
  ]),
);

const whole = {
  remark: 'Wants a view',
  area: 120.5,
  moveIn: '2027-03-01',
  region: 'north',
  vip: true,
  floorPlan: 'https://plans.example/7',
};

test('values of every kind are kept as they were given, web addresses in full', async () => {
  const custom = { ...whole, floorPlan: 'plans.example/7' };
  const { id } = await here.as.rep(create, { lastName: 'Whole', custom });
  expect((await here.as.rep(get, { id })).custom).toEqual(whole);
});

test('a change touches the values it names; null clears one', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Parts', custom: whole });
  await here.as.rep(change, { id, custom: { area: 99, region: null } });
  const { region: _, ...others } = whole;
  expect((await here.as.rep(get, { id })).custom).toEqual({ ...others, area: 99 });
});

test('a wrong value is refused by the name of its field, all of them at once, with other wrong fields', async () => {
  const wrong = {
    area: 'large',
    moveIn: '2027-02-30',
    region: 'west',
    vip: 'yes',
    floorPlan: 'javascript:alert(1)',
    remark: '',
    nothing: 1,
  };
  const made = await here.send(create, { lastName: 'Wrong', custom: wrong, rating: 'boiling' });
  expect(made.status).toBe(422);
  const fields = (answer: typeof made) =>
    answer.body.errors.map(({ field }: { field: string }) => field);
  const names = Object.keys(wrong).map((key) => `custom.${key}`);
  expect(fields(made).toSorted()).toEqual([...names, 'rating'].toSorted());
  const { id } = await here.as.rep(create, { lastName: 'Right' });
  const changed = await here.send(change, { id, custom: wrong });
  expect(fields(changed).toSorted()).toEqual(names.toSorted());
  for (const area of [1e15, 0.0000001, 123456789.1234567])
    expect(fields(await here.send(change, { id, custom: { area } }))).toEqual(['custom.area']);
});

test('what is needed is asked of whoever fills in a form, and may not be cleared; a capture is not lost for it', async () => {
  const made = await makeCompany();
  const as = await clientOf(here.server, made.rep);
  await giveFields(made.tenantId, 'client', [{ key: 'tier', kind: 'text', required: true }]);
  const bare = await refusalOf(as(records.client.create, { name: 'Bare' }));
  expect([bare.status, bare.errors]).toEqual([
    422,
    [{ field: 'custom.tier', message: 'tier is needed' }],
  ]);
  const captured = await as(records.client.create, { name: 'Captured', source: 'extension' });
  // What it never had does not stand in the way of other changes.
  await as(records.client.change, { id: captured.id, industry: 'Trade' });
  await as(records.client.change, { id: captured.id, custom: { tier: 'A' } });
  const cleared = await refusalOf(
    as(records.client.change, { id: captured.id, custom: { tier: null } }),
  );
  expect(cleared.errors[0]?.field).toBe('custom.tier');
});

test('what is retired is not written anew, and what records hold of it stays', async () => {
  const made = await makeCompany();
  const as = await clientOf(here.server, made.admin);
  await giveFields(made.tenantId, 'lead', [
    { key: 'old', kind: 'text' },
    { key: 'region', kind: 'choice', options: optionsOf('north', 'south') },
  ]);
  const lead = await as(create, { lastName: 'Old', custom: { old: 'kept', region: 'south' } });
  const { items } = await as(listCustomFields, {});
  const [old, region] = items;
  await as(changeCustomField, { id: old?.id ?? '', retired: true });
  await as(changeCustomField, { id: region?.id ?? '', options: [{ value: 'north', label: 'N' }] });
  const { id } = lead;
  // The form sends back what it was given.
  const same = { old: 'kept', region: 'south' };
  expect((await as(change, { id, jobTitle: 'Chef', custom: same })).custom).toEqual(same);
  for (const [key, value] of Object.entries({ old: 'new', region: 'south' })) {
    const refusal = await refusalOf(as(create, { lastName: 'New', custom: { [key]: value } }));
    expect(refusal.errors[0]?.field).toBe(`custom.${key}`);
  }
  expect((await as(change, { id, custom: { old: null } })).custom).toEqual({ region: 'south' });
  const refusal = await refusalOf(as(list, { 'custom.old': 'kept' }));
  expect([refusal.status, refusal.errors[0]?.field]).toEqual([422, 'custom.old']);
});

test('the audit log tells each value by its name, and nobody from whom they are hidden', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Told', custom: { area: 1, remark: 'a' } });
  await here.as.rep(change, { id, custom: { area: 2 }, jobTitle: 'Chef' });
  const told = await rowsOf<{ changes: object }>(
    'select changes from audit_event where record_id = $1 order by at, id',
    [id],
  );
  expect(told.map(({ changes }) => changes)).toEqual([
    expect.objectContaining({ 'custom.area': [null, 1], 'custom.remark': [null, 'a'] }),
    { 'custom.area': [1, 2], jobTitle: [null, 'Chef'] },
  ]);
});

test('a change that says what is there already leaves no trace', async () => {
  const lead = await here.as.rep(create, { lastName: 'Same', custom: whole });
  const { area, moveIn } = whole;
  const same = await here.as.rep(change, { id: lead.id, custom: { moveIn, area } });
  expect(same.version).toBe(lead.version);
});

test('rules for fields hold for all of the tenant’s own: neither seen, filtered, sorted, found nor written', async () => {
  const made = await makeCompany();
  const as = await clientOf(here.server, made.admin);
  const rep = await clientOf(here.server, made.rep);
  await giveFields(made.tenantId, 'lead', [{ key: 'secret', kind: 'text' }]);
  const { id } = await as(create, { lastName: 'Kept', custom: { secret: 'Zanzibar' } });
  const { permissions } = standardRoles.manager;
  await giveRole(made.rep, { permissions, fields: { lead: { custom: 'hidden' } } });
  expect((await rep(get, { id })).custom).toEqual({});
  expect((await rep(list, { q: 'zanzibar' })).items).toEqual([]);
  const asked = [{ 'custom.secret': 'Zanzibar' }, { 'custom.secret[gt]': 'A' }];
  for (const query of [...asked, { sort: 'custom.secret' }])
    expect((await refusalOf(rep(list, query))).status).toBe(403);
  expect((await refusalOf(rep(change, { id, custom: { secret: 'x' } }))).status).toBe(403);
  await giveRole(made.rep, { permissions, fields: { lead: { custom: 'read' } } });
  const seen = await rep(change, { id, jobTitle: 'Chef', custom: { secret: 'Zanzibar' } });
  expect(seen.custom).toEqual({ secret: 'Zanzibar' });
  expect((await refusalOf(rep(change, { id, custom: { secret: 'x' } }))).status).toBe(403);
  expect((await as(list, { q: 'zanzi' })).items.map((one) => one.id)).toEqual([id]);
});

test('another tenant’s fields do not exist', async () => {
  const made = await makeCompany();
  const { token } = await clientOf(here.server, made.rep);
  const answer = await ask(
    here.server.url,
    create,
    { lastName: 'X', custom: { remark: 'theirs' } },
    { token },
  );
  expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'custom.remark']);
});
