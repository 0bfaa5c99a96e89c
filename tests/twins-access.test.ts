import { afterAll, beforeAll, expect, test } from 'vitest';

import { records } from '../contract/index.ts';
import { everything } from '../contract/permissions.ts';
import { ask } from './support/ask.ts';
import { makeCompany, ownerUrl, rowsOf } from './support/database.ts';
import { giveRole, makeTeam } from './support/roles.ts';
import { clientOf, startServer, type TestServer } from './support/server.ts';
import { inOrderOf, makeTwins } from './support/twins.ts';

// Twins who are more than one is oneself: what somebody may do follows from their own company’s members, roles and teams.
let unwalled: TestServer;
beforeAll(async () => {
  unwalled = await startServer({ appUrl: inOrderOf(ownerUrl()) });
});
afterAll(() => unwalled.stop());

/** A company with a lead of one rep that another, who reaches what is their team’s, may not read; and its twins. */
async function makeSiblings() {
  const { tenantId, slug, rep, rep2, admin } = await makeCompany();
  const teams = [
    await makeTeam(tenantId, [rep.memberId]),
    await makeTeam(tenantId, [rep2.memberId]),
  ] as const;
  await giveRole(rep, { permissions: { lead: { read: 'team' } } });
  const call = await clientOf(unwalled, admin);
  const { id } = await call(records.lead.create, { lastName: slug, ownerId: rep2.memberId });
  await makeTwins({ tenantId, words: [slug], holder: rep2.memberId ?? '' });
  const reading = async () => {
    const { token } = await clientOf(unwalled, rep);
    return (await ask(unwalled.url, records.lead.get, { id }, { token })).status;
  };
  return { tenantId, rep, rep2, teams, reading };
}

test('whoever’s twin is an admin is none themselves', async () => {
  const { tenantId, rep, reading } = await makeSiblings();
  expect(await reading()).toBe(404);
  await rowsOf(`update member set role = 'admin' where tenant_id <> $1 and id = $2`, [
    tenantId,
    rep.memberId,
  ]);
  expect(await reading()).toBe(404);
});

test('what a role of the same key may do elsewhere it may not do here', async () => {
  const { tenantId, rep, reading } = await makeSiblings();
  await rowsOf(
    `update role set permissions = $3 where tenant_id <> $1
     and key = (select role from member where tenant_id = $1 and id = $2)`,
    [tenantId, rep.memberId, JSON.stringify(everything)],
  );
  expect(await reading()).toBe(404);
});

test('who shares a team only elsewhere shares nothing here', async () => {
  const { tenantId, rep, rep2, teams, reading } = await makeSiblings();
  const [own, other] = teams;
  await rowsOf(
    `insert into team_member (tenant_id, team_id, member_id)
     select t.tenant_id, t.id, case t.id when $2 then $4::uuid else $3::uuid end
     from team t where t.tenant_id <> $1 and t.id in ($2, $5)`,
    [tenantId, own, rep.memberId, rep2.memberId, other],
  );
  expect(await reading()).toBe(404);
});
