import { afterAll, beforeAll, expect, test } from 'vitest';

import { records } from '../contract/index.ts';
import { createInvitation } from '../contract/invitations.ts';
import { listMemberSessions } from '../contract/open-sessions.ts';
import { standardRoles } from '../contract/permissions.ts';
import { ask } from './support/ask.ts';
import { makeCompany, ownerUrl, rowsOf } from './support/database.ts';
import { giveRole } from './support/roles.ts';
import { clientOf, startServer, type TestServer } from './support/server.ts';
import { inOrderOf, makeTwins } from './support/twins.ts';

// Twins whose members have rights of their own: they open nothing in one's own company, and take nothing away there.
let unwalled: TestServer;
beforeAll(async () => {
  unwalled = await startServer({ appUrl: inOrderOf(ownerUrl()) });
});
afterAll(() => unwalled.stop());

const { lead, client, project, followUp } = records;
const dueAt = '2030-05-06T09:00:00.000Z';

/** A company in which a rep who reaches no more than their own is to call a lead of the admin’s, and to work on a project; and its twins. */
async function makeLenders() {
  const { tenantId, slug, admin, rep, rep2 } = await makeCompany();
  const own = { read: 'own', change: 'own' } as const;
  await giveRole(rep, { permissions: { lead: own, client: own, project: own, followUp: own } });
  const call = await clientOf(unwalled, admin);
  const theirs = await call(lead.create, { lastName: 'Theirs' });
  const other = await call(lead.create, { lastName: 'Other' });
  const { id: clientId } = await call(client.create, { name: slug });
  const deal = await call(project.create, { name: 'Deal', clientId });
  const assigned = { title: 'Go on', assigneeId: rep.memberId, dueAt };
  const toCall = await call(followUp.create, {
    ...assigned,
    subject: { type: 'lead', id: theirs.id },
  });
  const toWork = await call(followUp.create, {
    ...assigned,
    subject: { type: 'project', id: deal.id },
  });
  const twins = await makeTwins({ tenantId, words: [slug], holder: rep.memberId ?? '' });
  const { token } = await clientOf(unwalled, rep);
  const changing = async (id: string) =>
    (await ask(unwalled.url, lead.change, { id, jobTitle: 'Boss' }, { token })).status;
  return {
    tenantId,
    rep,
    rep2,
    call,
    clientId,
    theirs,
    other,
    deal,
    toCall,
    toWork,
    twins,
    changing,
  };
}

test('what is passed on to somebody else lends them what its own company’s follow-up is about, and its twins lend what they lent', async () => {
  const { tenantId, rep2, call, clientId, theirs, deal, toCall, toWork, twins } =
    await makeLenders();
  const kept = await twins.checksums();
  for (const { id } of [toCall, toWork])
    await call(followUp.change, { id, assigneeId: rep2.memberId });
  const lent = await rowsOf<{ id: string; to: string }>(
    'select record_id as id, assignee_id as "to" from lent_record where tenant_id = $1 order by record_id',
    [tenantId],
  );
  const passedOn = [theirs.id, clientId, deal.id].toSorted();
  expect(lent).toEqual(passedOn.map((id) => ({ id, to: rep2.memberId })));
  expect(await twins.checksums()).toEqual(kept);
});

test('what was called off lends nothing any more, although a twin’s goes on', async () => {
  const { call, theirs, toCall, changing } = await makeLenders();
  expect(await changing(theirs.id)).toBe(200);
  await call(followUp.change, { id: toCall.id, status: 'cancelled' });
  expect(await changing(theirs.id)).toBe(404);
});

test('what a twin’s follow-up lends opens nothing of one’s own company', async () => {
  const { rep, other, toCall, twins, changing } = await makeLenders();
  await rowsOf(
    `insert into lent_record (tenant_id, follow_up_id, assignee_id, record_type, record_id) values ($1, $2, $3, 'lead', $4)`,
    [twins.tenantId, toCall.id, rep.memberId, other.id],
  );
  expect(await changing(other.id)).toBe(404);
});

test('whoever is a member or invited elsewhere only is invited here, however many wait there', async () => {
  const { call, rep, twins } = await makeLenders();
  await rowsOf(
    `insert into invitation (tenant_id, id, email, role, invited_by, token_hash, expires_at)
     select $1, gen_random_uuid(), 'guest' || n || '@' || $2 || '.example', 'rep', $3, gen_random_uuid()::text, now() + interval '1 day'
     from generate_series(1, 200) n`,
    [twins.tenantId, twins.word, rep.memberId],
  );
  const [elsewhere] = await rowsOf<{ email: string }>(
    'select email from member where tenant_id = $1 and id = $2',
    [twins.tenantId, rep.memberId],
  );
  const email = elsewhere?.email ?? '';
  expect(email).toContain(twins.word);
  const invited = await call(createInvitation, { email, role: 'rep' });
  expect(invited).toMatchObject({ email });
});

test('whoever looks after a rep may, although the rep’s twin is an admin', async () => {
  const { rep, rep2, twins } = await makeLenders();
  const members = { read: 'all', change: 'all' } as const;
  await giveRole(rep2, {
    permissions: { ...standardRoles.admin.permissions, tenant: {}, members },
  });
  await rowsOf(
    `update member set role = case tenant_id when $1 then 'admin' else 'rep' end where id = $2`,
    [twins.tenantId, rep.memberId],
  );
  const { token } = await clientOf(unwalled, rep2);
  const { status } = await ask(unwalled.url, listMemberSessions, { id: rep.memberId }, { token });
  expect(status).toBe(200);
});

test('what changes about a member ends nothing that is remembered of their twins', async () => {
  const { tenantId, rep, twins } = await makeLenders();
  const kept = await twins.checksums();
  await rowsOf(`update member set name = 'Renamed' where tenant_id = $1 and id = $2`, [
    tenantId,
    rep.memberId,
  ]);
  expect(await twins.checksums()).toEqual(kept);
});
