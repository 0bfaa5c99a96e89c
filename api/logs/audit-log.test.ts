import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { exportAuditLog, listAuditLog } from '../../contract/logs.ts';
import { ask } from '../../tests/support/ask.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

async function changedLead() {
  const id = newId();
  await here.as.rep(records.lead.create, { id, lastName: 'Weiss', tags: ['a'] });
  await here.as.manager(records.lead.change, { id, lastName: 'Roth' });
  await here.as.admin(records.lead.remove, { id });
  return id;
}

const list = (input: Parameters<typeof here.as.admin<typeof listAuditLog>>[1]) =>
  here.as.admin(listAuditLog, input);

test('the audit log tells who did what to which record, field by field, and from where', async () => {
  const recordId = await changedLead();
  const { items, total } = await list({ recordId, count: true });
  expect(total).toBe(3);
  expect(items.map(({ action, actor }) => [action, actor])).toEqual([
    ['lead.deleted', here.company.admin.name],
    ['lead.changed', here.company.manager.name],
    ['lead.created', here.company.rep.name],
  ]);
  expect(items[1]).toMatchObject({
    actorType: 'member',
    actorId: here.company.manager.memberId,
    onBehalfOf: null,
    result: 'ok',
    recordType: 'lead',
    changes: { lastName: ['Weiss', 'Roth'] },
    address: expect.stringMatching(/^127\.|::1/),
    userAgent: 'node',
    requestId: expect.any(String),
  });
});

test('it is filtered by what was done, by whom, to what kind, and when', async () => {
  const recordId = await changedLead();
  const only = async (filter: Parameters<typeof list>[0]) =>
    (await list({ recordId, ...filter })).items.map(({ action }) => action);
  expect(await only({ action: 'lead.changed' })).toEqual(['lead.changed']);
  expect(await only({ actorId: here.company.rep.memberId ?? '' })).toEqual(['lead.created']);
  expect(await only({ recordType: 'client' })).toEqual([]);
  expect(await only({ result: 'denied' })).toEqual([]);
  const [, changed] = (await list({ recordId })).items;
  const at = changed?.at ?? '';
  expect(await only({ 'at[gte]': at })).toEqual(['lead.deleted', 'lead.changed']);
  expect(await only({ 'at[lt]': at })).toEqual(['lead.created']);
});

test('its pages tell each row once', async () => {
  const recordId = await changedLead();
  const first = await list({ recordId, limit: 2 });
  const second = await list({ recordId, limit: 2, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map(({ action }) => action)).toEqual([
    'lead.deleted',
    'lead.changed',
    'lead.created',
  ]);
  expect(second.nextCursor).toBeNull();
});

test('nonsense is refused by the name of the field, and everybody but admins is', async () => {
  for (const [field, value] of [
    ['recordId', 'x'],
    ['at[gte]', 'yesterday'],
    ['result', 'failed'],
    ['nonsense', 'x'],
  ] as const)
    for (const endpoint of [listAuditLog, exportAuditLog]) {
      const { token } = here.as.admin;
      const { status, body } = await ask(here.server.url, endpoint, { [field]: value }, { token });
      expect(status).toBe(422);
      expect(body.errors[0].field).toBe(field);
    }
  for (const call of [here.as.rep, here.as.manager])
    for (const endpoint of [listAuditLog, exportAuditLog])
      expect((await refusalOf(call(endpoint, {}))).status).toBe(403);
  expect((await ask(here.server.url, exportAuditLog, {})).status).toBe(401);
});

test('as CSV it comes whole, however long it is, harmless to spreadsheets, and the security log tells who took it', async () => {
  const id = newId();
  const recordId = newId();
  await here.as.rep(records.lead.create, { id, lastName: 'Weiss' });
  await rowsOf(
    `insert into audit_event (tenant_id, id, at, actor_type, action, record_id, user_agent)
     select $1, gen_random_uuid(), now() + n * interval '1 second', 'member', 'bulk.' || n, $2, '=cmd|''/C calc''!A0'
     from generate_series(1, 1234) n`,
    [here.company.tenantId, recordId],
  );
  const { token } = here.as.admin;
  const { text, headers } = await ask(here.server.url, exportAuditLog, { recordId }, { token });
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="audit-log-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const column = (name: string) => head.split(',').indexOf(`"${name}"`);
  const cells = lines.map((line) => line.split(','));
  expect(cells.map((line) => line[column('action')])).toEqual(
    Array.from({ length: 1234 }, (_, at) => `"bulk.${1234 - at}"`),
  );
  expect(cells.every((line) => line[column('userAgent')] === `"'=cmd|'/C calc'!A0"`)).toBe(true);
  expect(
    await rowsOf('select kind, member_id, details from security_event where request_id = $1', [
      headers.get('x-request-id'),
    ]),
  ).toEqual([
    {
      kind: 'exported',
      member_id: here.company.admin.memberId,
      details: { export: 'auditLog.export', filters: { recordId } },
    },
  ]);
});
