import { expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listAuditLog, listSecurityLog } from '../../contract/logs.ts';
import { changeMember } from '../../contract/members.ts';
import { confirmSession } from '../../contract/open-sessions.ts';
import { changePassword } from '../../contract/passwords.ts';
import { createRole } from '../../contract/roles.ts';
import { makeCompany, ownerUrl, password, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { verifyAudit } from '../audit/verify.ts';

const here = suite();

async function company() {
  const made = await makeCompany();
  const [admin, manager, rep] = await Promise.all(
    [made.admin, made.manager, made.rep].map((one) => clientOf(here.server, one)),
  );
  if (!admin || !manager || !rep) throw new Error('Everybody signs in');
  const denied = async () => (await admin(listAuditLog, { result: 'denied' })).items;
  return { ...made, as: { admin, manager, rep }, denied };
}

test('a change that one’s role does not reach stands in the audit log as denied, with who tried it on what', async () => {
  const { as, rep, denied } = await company();
  const { id } = await as.manager(records.lead.create, { lastName: 'Theirs' });
  await refusalOf(as.rep(records.lead.remove, { id }));
  const [event, ...others] = await denied();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    actorType: 'member',
    actorId: rep.memberId,
    action: 'lead.deleted',
    recordType: 'lead',
    recordId: id,
    result: 'denied',
    changes: {},
    requestId: expect.any(String),
  });
  // The security log tells of the same request, once.
  const { items } = await as.admin(listSecurityLog, { kind: 'denied' });
  expect(items.map(({ requestId }) => requestId)).toEqual([event?.requestId]);
});

test('so do a field that is locked, a role that may not at all, and more than one may give away', async () => {
  const { as, rep, denied } = await company();
  const lead = await as.rep(records.lead.create, { lastName: 'Own' });
  const own = { read: 'own', change: 'own' } as const;
  await giveRole(rep, {
    permissions: { lead: own, roles: { change: 'all' } },
    fields: { lead: { jobTitle: 'read' } },
  });
  const permissions = { lead: { read: 'all' } } as const;
  const page = { url: 'https://a.example/', title: 'A', kind: 'page' } as const;
  for (const call of [
    () => as.rep(records.lead.change, { id: lead.id, jobTitle: 'Head' }),
    () => as.rep(records.client.create, { name: 'New' }),
    () => as.rep(createRole, { name: 'More', permissions }),
    () =>
      as.rep(saveCapture, { id: newId(), page, decision: 'created', fields: { lastName: 'New' } }),
  ])
    expect((await refusalOf(call())).code).toBe('forbidden');
  const told = (await denied()).map(({ action, recordId }) => `${action} ${recordId}`);
  expect(new Set(told)).toEqual(
    new Set([
      `lead.changed ${lead.id}`,
      'client.created null',
      'role.created null',
      'lead.created null',
    ]),
  );
  expect(told).toHaveLength(4);
});

test('a confirmation that fails stands there; being asked for one does not', async () => {
  const { as, rep, denied } = await company();
  await rowsOf(
    `update session set confirmed_at = null where id in (
    select s.id from session s join identity i on i.id = s.identity_id where i.tenant_id = $1)`,
    [rep.tenantId],
  );
  await refusalOf(as.admin(changeMember, { id: rep.memberId ?? '', name: 'Other' }));
  expect(await denied()).toEqual([]);
  await refusalOf(as.rep(confirmSession, { password: 'wrong' }));
  await refusalOf(as.rep(changePassword, { current: 'wrong', password: 'a few words of mine' }));
  await as.rep(confirmSession, { password });
  expect((await denied()).map((one) => [one.action, one.actorId, one.recordId])).toEqual([
    ['member.changePassword', rep.memberId, rep.memberId],
    ['member.confirm', rep.memberId, rep.memberId],
  ]);
});

test('what was only looked for, or is not there, is no act and leaves no such row', async () => {
  const [mine, theirs] = [await company(), await company()];
  const { id } = await theirs.as.rep(records.lead.create, { lastName: 'Theirs' });
  await refusalOf(mine.as.rep(records.lead.change, { id, lastName: 'Mine' }));
  await refusalOf(mine.as.rep(listAuditLog, {}));
  expect([await mine.denied(), await theirs.denied()]).toEqual([[], []]);
});

test('denied acts hang in the chain like all others', async () => {
  const { as, slug, tenantId } = await company();
  const { id } = await as.manager(records.lead.create, { lastName: 'Theirs' });
  for (let at = 0; at < 3; at++) await refusalOf(as.rep(records.lead.remove, { id }));
  const verdicts = [];
  for await (const verdict of verifyAudit({ ownerUrl: ownerUrl(), slug })) verdicts.push(verdict);
  const counted = await rowsOf(
    'select count(*)::int as rows from audit_event where tenant_id = $1',
    [tenantId],
  );
  expect(verdicts).toMatchObject(counted.map((one) => ({ ...one, fault: null })));
});
