import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { rowsOf } from '../support/database.ts';
import { giveRole } from '../support/roles.ts';
import { violations } from '../support/violations.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);
const { permissions: ofRep } = standardRoles.rep;

test('a form that is open when the role loses the right says so, keeps what was typed, and saves it when the right is back', async () => {
  const { at, company, colleague } = suite;
  const rep = { tenantId: company.tenantId, memberId: company.rep.memberId };
  await at.go('/leads/new');
  await at.fill('Last name', 'Okafor');
  await giveRole(rep, { permissions: { ...ofRep, lead: { ...ofRep.lead, create: 'none' } } });
  await at.click('button', 'Save lead');
  await at.says('Your role may no longer save leads. What you typed is kept here');
  const lastName = () => at.page.$eval('input[name=lastName]', (input) => input.value);
  expect(await lastName()).toBe('Okafor');
  expect(await violations(at)).toEqual([]);
  expect((await colleague(records.lead.list, { lastName: 'Okafor' })).items).toEqual([]);

  await rowsOf('update member set role = $3 where tenant_id = $1 and id = $2', [
    rep.tenantId,
    rep.memberId,
    'rep',
  ]);
  await at.click('button', 'Save lead');
  await at.says('Saved Okafor');
  expect((await colleague(records.lead.list, { lastName: 'Okafor' })).items).toHaveLength(1);
});
