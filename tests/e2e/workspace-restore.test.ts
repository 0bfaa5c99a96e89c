import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { violations } from '../support/violations.ts';
import { nameOf, workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);

test('a deleted lead whose e-mail another has meanwhile is brought back for a reason', async () => {
  const { at, colleague } = suite;
  const lead = await suite.makeLead({ ownerId: suite.company.rep.memberId });
  await at.go(`/leads/${lead.id}`);
  await at.click('button', 'More');
  await at.click('menuitem', 'Delete');
  await at.says(`Deleted ${nameOf(lead)}`);
  const other = await colleague(records.lead.create, { lastName: 'Heir', emails: lead.emails });
  await at.click('button', 'Undo');
  await at.find('dialog', `Bring back ${nameOf(lead)}`);
  await at.says(`Already a lead of ${suite.company.rep2.name}: same e-mail`);
  expect(await violations(at)).toEqual([]);
  await at.click('button', 'Bring back anyway');
  await at.says('Give a reason of at least three letters');
  await at.fill('Why a second one', 'They share an inbox');
  await at.click('button', 'Bring back anyway');
  await at.says(`Restored ${nameOf(lead)}`);
  await at.page.waitForFunction(() => !document.querySelector('dialog'));
  for (const { id } of [lead, other])
    expect(await colleague(records.lead.get, { id })).toMatchObject({ emails: lead.emails });
});

test('who opens the other record has left the question, and the deleted one stays deleted', async () => {
  const { at, colleague } = suite;
  const lead = await suite.makeLead({ ownerId: suite.company.rep.memberId });
  await at.go(`/leads/${lead.id}`);
  await at.click('button', 'More');
  await at.click('menuitem', 'Delete');
  await at.says(`Deleted ${nameOf(lead)}`);
  const other = await colleague(records.lead.create, { lastName: 'Heiress', emails: lead.emails });
  await at.click('button', 'Undo');
  await at.find('dialog', `Bring back ${nameOf(lead)}`);
  await at.click('button', 'Open');
  await at.find('heading', 'Heiress');
  await at.page.waitForFunction(() => !document.querySelector('dialog'));
  expect(new URL(at.page.url()).pathname).toBe(`/app/leads/${other.id}`);
  await expect(colleague(records.lead.get, { id: lead.id })).rejects.toMatchObject({ status: 404 });
});
