import { expect, test } from 'vitest';

import { getMe } from '../../contract/sessions.ts';
import { changeTenant, getTenant } from '../../contract/tenant-settings.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

test('every member reads the settings; an admin changes them for everybody, from the next request on', async () => {
  const { admin, rep, tenantId } = await makeCompany();
  const [call, theirs] = [await clientOf(here.server, admin), await clientOf(here.server, rep)];
  expect(await theirs(getTenant, {})).toMatchObject({
    timeZone: 'Europe/Berlin',
    language: 'en',
    workingHours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
    requireTotp: false,
  });
  const settings = {
    name: 'Brightwater & Sons',
    timeZone: 'Europe/Madrid',
    currency: 'USD',
    country: 'ES',
    language: 'es',
    workingHours: { days: [5, 1, 1, 3], from: '08:00', to: '15:30' },
  } as const;
  const changed = await call(changeTenant, {
    ...settings,
    workingHours: { ...settings.workingHours, days: [...settings.workingHours.days] },
  });
  expect(changed).toMatchObject({
    ...settings,
    workingHours: { days: [1, 3, 5], from: '08:00', to: '15:30' },
  });
  expect(await theirs(getTenant, {})).toEqual(changed);
  expect((await theirs(getMe, {})).tenant).toMatchObject({
    name: 'Brightwater & Sons',
    timeZone: 'Europe/Madrid',
    currency: 'USD',
  });
  const [told] = await rowsOf<{ changes: object }>(
    `select changes from audit_event where tenant_id = $1 and action = 'tenant.changed'`,
    [tenantId],
  );
  expect(Object.keys(told?.changes ?? {}).toSorted()).toEqual(Object.keys(settings).toSorted());
});

test('a second factor that the company asks for is asked of everybody from the next request on', async () => {
  const { admin, rep } = await makeCompany();
  const [call, theirs] = [await clientOf(here.server, admin), await clientOf(here.server, rep)];
  await setUpTotp(call, admin.email);
  await call(changeTenant, { requireTotp: true });
  const refusal = await refusalOf(theirs(getTenant, {}));
  expect([refusal.status, refusal.errors[0]?.field]).toEqual([403, 'totp']);
  expect((await call(getTenant, {})).requireTotp).toBe(true);
});

test('nobody asks everybody for a second factor who has none themselves', async () => {
  const { admin } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const refusal = await refusalOf(call(changeTenant, { requireTotp: true, name: 'Other' }));
  expect([refusal.status, refusal.errors[0]?.field]).toEqual([409, 'requireTotp']);
  expect(await call(getTenant, {})).toMatchObject({ requireTotp: false });
  await call(changeTenant, { requireTotp: false });
});

test('nonsense is refused, each value by its name', async () => {
  const hours = { days: [1], from: '09:00', to: '17:00' };
  const nonsense: [object, string][] = [
    [{ name: ' ' }, 'name'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ currency: 'ABC' }, 'currency'],
    [{ country: 'XQ' }, 'country'],
    [{ language: 'fr' }, 'language'],
    [{ workingHours: { ...hours, days: [] } }, 'workingHours.days'],
    [{ workingHours: { ...hours, days: [8] } }, 'workingHours.days.0'],
    [{ workingHours: { ...hours, from: '25:00' } }, 'workingHours.from'],
    [{ workingHours: { ...hours, to: '08:00' } }, 'workingHours.to'],
    [{ requireTotp: 'yes' }, 'requireTotp'],
    [{ slug: 'mine' }, 'slug'],
  ];
  const { token } = here.as.admin;
  for (const [input, field] of nonsense) {
    const { status, body } = await ask(here.server.url, changeTenant, input, { token });
    expect([status, body.errors[0].field]).toEqual([422, field]);
  }
});

test('managers and reps change nothing', async () => {
  for (const who of ['manager', 'rep'] as const)
    expect((await refusalOf(here.as[who](changeTenant, { name: 'Mine' }))).status).toBe(403);
  const [tenant] = await rowsOf('select name from tenant where id = $1', [here.company.tenantId]);
  expect(tenant).toEqual({ name: `Company ${here.company.slug}` });
});
