import { expect, test } from 'vitest';

import { listDuplicates } from '../../contract/duplicates.ts';
import { records } from '../../contract/index.ts';
import { violations } from '../support/violations.ts';
import { nameOf, workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

const isGone = { code: 'not_found' };

test('two leads become one, field by field after a preview, and Undo parts them again', async () => {
  const { at, colleague } = suite;
  const ownerId = suite.company.rep.memberId;
  const companyName = 'Kestrel Joinery';
  const lead = await suite.makeLead({ companyName, jobTitle: 'Owner', ownerId });
  const other = await suite.makeLead({
    companyName,
    lastName: lead.lastName,
    jobTitle: 'Founder',
    ownerId,
  });
  const about = { type: 'lead' as const, id: other.id };
  const note = await colleague(records.note.create, { about, body: 'Prefers mornings.' });
  const stored = async (id: string) => {
    const {
      version: _,
      updatedAt: __,
      updatedBy: ___,
      ...values
    } = await colleague(records.lead.get, { id });
    return values;
  };
  const before = [await stored(lead.id), await stored(other.id)];

  await at.go(`/leads/${lead.id}`);
  await at.click('button', 'More');
  await at.click('menuitem', 'Merge with…');
  await at.says('Which record is the same one?');
  await at.page.locator(`.likely a[href*="with=${other.id}"]`).click();
  await at.says('What is kept of each');
  await at.says('1 note');
  expect(await violations(at)).toEqual([]);
  await at.click('radio', 'Founder');
  await at.page.waitForFunction(
    () => document.querySelector('.result-facts')?.textContent?.includes('Founder') ?? false,
  );
  await at.click('button', 'Merge');
  await at.says(`Merged ${nameOf(other)} into ${nameOf(lead)}`);
  await at.find('heading', nameOf(lead));
  await at.says('Prefers mornings.');
  const told = `${suite.company.rep.name} merged ${nameOf(other)} into this one`;
  await at.says(told);
  expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
    jobTitle: 'Founder',
    emails: [...lead.emails, ...other.emails],
  });
  await expect(colleague(records.lead.get, { id: other.id })).rejects.toMatchObject(isGone);
  expect(await violations(at)).toEqual([]);

  await at.go(`/leads/${other.id}`);
  await at.says(`${nameOf(other)} was merged into`);
  await at.page.locator('.merged-away a').click();
  await at.click('button', `Undo: ${told}`);
  await at.says(`${nameOf(other)} is a record of its own again`);
  await at.saysNoMore('Prefers mornings.');
  expect([await stored(lead.id), await stored(other.id)]).toEqual(before);
  expect((await colleague(records.note.get, { id: note.id })).about).toEqual(about);
});

test('a merge that somebody else was quicker with is refused where it was asked for, and leads back', async () => {
  const { at, colleague } = suite;
  const ownerId = suite.company.rep.memberId;
  const lead = await suite.makeLead({ jobTitle: 'Owner', ownerId });
  const other = await suite.makeLead({ ownerId });
  await at.go(`/leads/${lead.id}/merge?with=${other.id}`);
  await at.says('What comes along');
  await colleague(records.lead.change, { id: lead.id, jobTitle: 'Founder' });
  await at.click('button', 'Merge');
  await at.says('One of the two was changed meanwhile.');
  await at.says('Founder');
  await at.click('button', 'Merge');
  await at.says(`Merged ${nameOf(other)} into ${nameOf(lead)}`);
  expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({ jobTitle: 'Founder' });
});

test('a lead becomes a client and a contact, is read only from then on, and Undo makes it a lead again', async () => {
  const { at, colleague } = suite;
  const lead = await suite.makeLead({ ownerId: suite.company.rep.memberId });
  const about = { type: 'lead' as const, id: lead.id };
  await colleague(records.note.create, { about, body: 'Signed on Friday.' });
  await at.go(`/leads/${lead.id}`);
  await at.click('link', 'Convert to client');
  await at.says('1 note');
  expect(await violations(at)).toEqual([]);
  await at.fill('Name', 'Weiss and Daughters');
  await at.fill('Job title', 'Owner');
  await at.click('button', 'Convert to client');
  await at.says(`Converted ${nameOf(lead)} to the client Weiss and Daughters`);
  await at.find('heading', 'Weiss and Daughters');
  await at.says('Signed on Friday.');
  await at.find('link', nameOf(lead));
  const { convertedClientId } = await colleague(records.lead.get, { id: lead.id });
  expect(new URL(at.page.url()).pathname).toBe(`/app/clients/${convertedClientId}`);

  await at.go(`/leads/${lead.id}`);
  await at.says('This lead became the client');
  await at.find('link', 'Weiss and Daughters');
  expect(await at.page.$('.composer')).toBeNull();
  expect(await violations(at)).toEqual([]);
  await at.click('button', `Undo: The lead ${nameOf(lead)} was converted`);
  await at.says(`${nameOf(lead)} is a lead again`);
  await at.find('link', 'Convert to client');
  expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
    status: lead.status,
    convertedClientId: null,
  });
});

test('a lead goes into the client that is there already, when that one is chosen', async () => {
  const { at, colleague } = suite;
  const client = await colleague(records.client.create, {
    name: 'Heron Glass',
    ownerId: suite.company.rep.memberId,
  });
  const lead = await suite.makeLead({
    companyName: 'Heron Glass',
    ownerId: suite.company.rep.memberId,
  });
  await at.go(`/leads/${lead.id}/convert`);
  await at.page.locator('.radio-card ::-p-text(Heron Glass)').click();
  await at.click('button', 'Convert to client');
  await at.find('heading', 'Heron Glass');
  expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
    status: 'converted',
    convertedClientId: client.id,
  });
});

test('what is no duplicate is said so by key, stays so, and comes back with Undo', async () => {
  const { at, colleague } = suite;
  const ownerId = suite.company.rep.memberId;
  const lead = await suite.makeLead({ lastName: 'Oduya', companyName: 'Oduya Stone', ownerId });
  const other = await suite.makeLead({ lastName: 'Oduya', companyName: 'Oduya Stone', ownerId });
  const isListed = async () =>
    (await colleague(listDuplicates, { type: 'lead' })).items.some(
      ({ records: [one] }) => one?.id === lead.id,
    );
  await at.go('/leads');
  await at.page.waitForSelector('[data-row]');
  await at.click('button', 'More with leads');
  await at.click('menuitem', 'Find duplicates');
  const row = `[data-suspect="${other.id}"]`;
  await at.page.waitForSelector(row);
  expect(await violations(at)).toEqual([]);
  await at.page.focus(`${row} [data-act="merge"]`);
  await at.page.keyboard.press('d');
  await at.says(`${nameOf(other)} and ${nameOf(lead)} are kept apart`);
  await at.page.waitForFunction((gone: string) => !document.querySelector(gone), {}, row);
  expect(await isListed()).toBe(false);
  await at.click('button', 'Undo');
  await at.page.waitForSelector(row);
  expect(await isListed()).toBe(true);
});
