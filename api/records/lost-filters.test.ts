import { expect, test } from 'vitest';

import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listAuditLog, listNotFoundLog, listSecurityLog } from '../../contract/logs.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import { ask, type Answer } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { clientOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

const tracesOf = ({ headers }: Answer) =>
  rowsOf(
    'select tenant_id, member_id, kind, status, route, details from security_event where request_id = $1',
    [headers.get('x-request-id')],
  );
const asAdmin = (endpoint: Endpoint, input: object) =>
  ask(here.server.url, endpoint, input, { token: here.as.admin.token });

/** Every list, and each field of it that takes an id. */
const filters = (Object.keys(recordTypes) as RecordName[]).flatMap((name) => {
  const fields = Object.entries(recordType(name).fields);
  const own = fields.flatMap(([field, { kind, refersTo }]) =>
    refersTo && (kind === 'reference' || kind === 'subject') ? [field] : [],
  );
  return [...own, 'id', 'createdBy'].map((field) => ({
    field,
    list: records[name].list as Endpoint,
  }));
});

test.each(filters)(
  '$list.id filtered by a $field of nobody answers nothing, and leaves one row in the security log',
  async ({ list, field }) => {
    const answer = await asAdmin(list, { [field]: newId() });
    expect([answer.status, answer.body.items]).toEqual([200, []]);
    const { tenantId, admin } = here.company;
    expect(await tracesOf(answer)).toEqual([
      {
        tenant_id: tenantId,
        member_id: admin.memberId,
        kind: 'unknown_reference',
        status: 200,
        route: list.path,
        details: { fields: [field] },
      },
    ]);
  },
);

test.each([
  [listAuditLog, 'actorId'],
  [listAuditLog, 'recordId'],
  [listSecurityLog, 'memberId'],
  [listNotFoundLog, 'memberId'],
] as const)('so does a log: $0.id by $1', async (list, field) => {
  expect(await tracesOf(await asAdmin(list, { [field]: newId() }))).toMatchObject([
    { kind: 'unknown_reference', details: { fields: [field] } },
  ]);
  const own = field === 'recordId' ? await ownLead() : (here.company.rep.memberId ?? '');
  expect(await tracesOf(await asAdmin(list, { [field]: own }))).toEqual([]);
});

const ownLead = async () => (await here.as.rep(records.lead.create, { lastName: 'Own' })).id;

test('another tenant’s id is one of nobody, alone and among one’s own, and only the asker’s log tells', async () => {
  const elsewhere = await makeCompany();
  const { id } = await (
    await clientOf(here.server, elsewhere.rep)
  )(records.lead.create, {
    lastName: 'Theirs',
  });
  const own = await ownLead();
  for (const about of [`lead:${id}`, id, `lead:${own},lead:${id}`]) {
    const answer = await asAdmin(records.note.list, { about });
    const nobodys = await asAdmin(records.note.list, { about: about.replace(id, newId()) });
    expect({ ...answer.body }).toEqual({ ...nobodys.body });
    for (const one of [answer, nobodys])
      expect((await tracesOf(one)).map((row) => row['tenant_id'])).toEqual([here.company.tenantId]);
  }
});

test('what is there leaves no row: deleted, of oneself, of nobody on purpose, and none of it', async () => {
  const id = await ownLead();
  await here.as.rep(records.lead.remove, { id });
  const asked = [
    asAdmin(records.note.list, { about: `lead:${id.toUpperCase()}` }),
    asAdmin(records.lead.list, { id, deleted: true }),
    asAdmin(records.lead.list, { ownerId: 'me' }),
    asAdmin(records.lead.list, { ownerId: '' }),
    asAdmin(records.lead.list, { ownerId: here.company.rep2.memberId }),
  ];
  for (const answer of await Promise.all(asked)) {
    expect(answer.status).toBe(200);
    expect(await tracesOf(answer)).toEqual([]);
  }
});

test('an id of another kind is one of nobody', async () => {
  const id = await ownLead();
  expect(await tracesOf(await asAdmin(records.note.list, { about: `client:${id}` }))).toHaveLength(
    1,
  );
});
