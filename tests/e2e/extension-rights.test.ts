import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { standardRoles, type FieldRules, type Permissions } from '../../contract/permissions.ts';
import { makeCompany } from '../support/database.ts';
import {
  installExtension,
  named,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { giveRole } from '../support/roles.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';

const people = {
  sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
};
const { permissions: ofRep } = standardRoles.rep;

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let company: Awaited<ReturnType<typeof makeCompany>>;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
});
beforeEach(async () => {
  company = await makeCompany();
  const boss = await clientOf(server, company.admin);
  await boss(records.followUp.create, {
    title: 'Call Sarah Weiss',
    assigneeId: company.rep.memberId,
    dueOn: '2026-01-05',
  });
  extension = await installExtension(server.url);
  return () => extension.remove();
});
afterAll(async () => {
  await website.stop();
  await server.stop();
});

/** The popup of a rep with rights of their own. */
async function popupWith(
  permissions: Partial<Permissions>,
  fields: FieldRules = {},
): Promise<Page> {
  const { tenantId, rep } = company;
  const rights = { permissions: { ...ofRep, ...permissions }, fields };
  await giveRole({ tenantId, memberId: rep.memberId }, rights);
  const popup = await extension.open('popup.html');
  await popup.locator(named('E-mail')).fill(rep.email);
  await popup.locator(named('Password')).fill('correct horse battery');
  await popup.locator(named('Sign in')).click();
  await popup.locator(named('Outbox')).wait();
  return popup;
}

test('who may see follow-ups and not change them is offered neither Done nor Snooze, and told why', async () => {
  const popup = await popupWith({ followUp: { ...ofRep.followUp, change: 'none' } });
  await says(popup, 'Call Sarah Weiss');
  await says(popup, 'Your role may not change follow-ups. An admin of your team can help.');
  expect(await popup.$$('.due-acts .menu button, .due-acts > button')).toEqual([]);
  expect(await violations({ page: popup })).toEqual([]);
});

test('who may see no follow-ups and no leads is told so in the place of both', async () => {
  const popup = await popupWith({
    followUp: { ...ofRep.followUp, read: 'none' },
    lead: { ...ofRep.lead, read: 'none' },
  });
  await says(popup, 'Your role may not see follow-ups. An admin of your team can help.');
  const search = await popup.waitForSelector(named('Your role may not see leads'));
  expect(await search?.evaluate((input) => input.matches(':disabled'))).toBe(true);
});

test('the panel leaves out what is hidden from the role, shows what may only be read, and saves neither', async () => {
  const popup = await popupWith(
    {},
    { lead: { phones: 'hidden', jobTitle: 'read' }, interaction: { body: 'hidden' } },
  );
  await popup.close();
  const panel = await extension.clip(website.urlOf('sarah'));
  expect(await panel.$('[name^="phones"]')).toBeNull();
  expect(await panel.$('.composer')).toBeNull();
  const jobTitle = await panel.waitForSelector('[name=jobTitle]');
  expect(await jobTitle?.evaluate((input) => input.matches(':read-only'))).toBe(true);
  await says(panel, 'Your role may only read this: it is not saved.');
  expect(await violations({ page: panel })).toEqual([]);
  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved; sent');
  const boss = await clientOf(server, company.admin);
  expect((await boss(records.lead.list, {})).items).toMatchObject([
    { lastName: 'Weiss', emails: ['sarah@weiss.example'], phones: [], jobTitle: null },
  ]);
});
