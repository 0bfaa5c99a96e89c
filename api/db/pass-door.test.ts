import { expect, test } from 'vitest';

import { appUrl, makeCompany, rowsOf } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
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
