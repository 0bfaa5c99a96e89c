import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { standardRoles, type Permissions } from '../../contract/permissions.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { previewRole } from '../../contract/roles.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole, makeTeam } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { permissions: ofRep } = standardRoles.rep;
const reading = (read: 'own' | 'team' | 'all'): Permissions => ({
  ...ofRep,
  lead: { ...ofRep.lead, read, change: 'own' },
});

const leadsIn = async (memberId: string, permissions: Permissions) => {
  const { kinds } = await here.as.admin(previewRole, {
    memberId,
    permissions,
    fields: { lead: { jobTitle: 'hidden', firstName: 'hidden' } },
  });
  expect(kinds.map(({ type }) => type)).toEqual(Object.keys(recordTypes));
  return kinds.find(({ type }) => type === 'lead');
};

test('a preview counts just what the member’s own lists hold once the role is theirs', async () => {
  const { company, as, server } = here;
  const { rep, rep2, tenantId } = company;
  const save = (who: 'rep' | 'rep2' | 'manager', lastName: string) =>
    as[who](records.lead.create, { lastName, firstName: 'Hidden' });
  await save('rep', 'Mine');
  await save('rep2', 'Teammate’s');
  await save('manager', 'Manager’s');
  await makeTeam(tenantId, [rep.memberId, rep2.memberId]);
  const id = rep.memberId ?? '';
  expect(await leadsIn(id, reading('own'))).toEqual({
    type: 'lead',
    all: 3,
    readable: 1,
    changeable: 1,
    names: ['Mine'],
    hidden: ['jobTitle', 'firstName'],
  });
  const team = await leadsIn(id, reading('team'));
  expect(team).toMatchObject({ readable: 2, changeable: 1, names: ['Teammate’s', 'Mine'] });
  expect(await leadsIn(id, reading('all'))).toMatchObject({ readable: 3, changeable: 1 });
  await giveRole(rep, { permissions: reading('team') });
  const call = await clientOf(server, rep);
  expect((await call(records.lead.list, { count: true })).total).toBe(team?.readable);
});

test('a preview changes nothing, and names nothing that the asker does not see', async () => {
  const { company, server } = here;
  const { rep, rep2, tenantId } = company;
  const own = { ...reading('own'), roles: { change: 'all' } } as const;
  await giveRole(rep2, { permissions: own });
  const before = await rowsOf('select role from member where id = $1', [rep.memberId]);
  const call = await clientOf(server, rep2);
  const { kinds } = await call(previewRole, {
    memberId: rep.memberId ?? '',
    permissions: reading('all'),
  });
  const leads = kinds.find(({ type }) => type === 'lead');
  expect(leads?.names).toEqual(['Hidden Teammate’s']);
  expect(leads?.readable).toBe(3);
  expect(await rowsOf('select role from member where id = $1', [rep.memberId])).toEqual(before);
  expect(
    await rowsOf(`select 1 from role where tenant_id = $1 and name = 'preview'`, [tenantId]),
  ).toHaveLength(0);
});

test('somebody who is not there cannot be looked at, and reps cannot look at all', async () => {
  const permissions = ofRep;
  const unknown = await refusalOf(here.as.admin(previewRole, { memberId: newId(), permissions }));
  expect([unknown.status, unknown.errors[0]?.field]).toEqual([422, 'memberId']);
  const memberId = here.company.rep.memberId ?? '';
  const refused = await refusalOf(here.as.manager(previewRole, { memberId, permissions }));
  expect(refused.status).toBe(403);
});
