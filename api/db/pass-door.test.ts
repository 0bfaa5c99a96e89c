import { expect, test } from 'vitest';

import { appUrl, makeCompany, rowsOf } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
import { makeRoot, visit } from '../../tests/support/superadmin.ts';
import { hashToken } from './door.ts';

const here = suite();

test('the short way in lets through nobody but the member whose session it is, and them only while it lives', async () => {
  const { tenantId, rep, rep2 } = here.company;
  const elsewhere = await makeCompany();
  const session = hashToken(here.as.rep.token);
  const [epochs] = await rowsOf<{ identity: number; tenant: number }>(
    `select i.epoch as identity, t.epoch as tenant from session s
     join identity i on i.id = s.identity_id join tenant t on t.id = i.tenant_id where s.id = $1`,
    [session],
  );
  const pass = (tenant: string, member: string | null) =>
    rowsOf(
      'select pass_door($1, $2, $3, $4, $5)',
      [session, tenant, member, epochs?.identity, epochs?.tenant],
      appUrl(),
    );
  const refused = { code: 'PX001' };
  expect(await pass(tenantId, rep.memberId)).toHaveLength(1);
  await expect(pass(elsewhere.tenantId, rep.memberId)).rejects.toMatchObject(refused);
  await expect(pass(tenantId, rep2.memberId)).rejects.toMatchObject(refused);
  await rowsOf(`update session set expires_at = now() - interval '1 second' where id = $1`, [
    session,
  ]);
  await expect(pass(tenantId, rep.memberId)).rejects.toMatchObject(refused);
});

test('a superadmin’s way in is shut once the grant or the session has run out, although one elsewhere with the same id goes on', async () => {
  const [{ tenantId }, elsewhere] = [await makeCompany(), await makeCompany()];
  const root = await makeRoot(here.server.url);
  const { id } = await visit(root, tenantId);
  const session = hashToken(root.token);
  // As the owner, whom no policy stops: the statements by themselves have to ask whose grant it is.
  const pass = () => rowsOf('select pass_grant($1, $2, $3)', [session, tenantId, id]);
  const endIn = (table: string, key: string, when: string) =>
    rowsOf(`update ${table} set expires_at = now() ${when} where id = $1`, [key]);
  const refused = { code: 'PX001' };
  expect(await pass()).toHaveLength(1);
  await endIn('session', session, `- interval '1 second'`);
  await expect(pass()).rejects.toMatchObject(refused);
  await endIn('session', session, `+ interval '1 hour'`);
  expect(await pass()).toHaveLength(1);
  await endIn('access_grant', id, `- interval '1 second'`);
  await rowsOf(
    `insert into access_grant (tenant_id, id, identity_id, superadmin_name, superadmin_email, reason, expires_at)
     select $2, id, identity_id, superadmin_name, superadmin_email, reason, now() + interval '1 hour'
     from access_grant where id = $1`,
    [id, elsewhere.tenantId],
  );
  await expect(pass()).rejects.toMatchObject(refused);
});
