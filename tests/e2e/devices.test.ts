import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { disableMember, enableMember } from '../../contract/members.ts';
import { permissionsOf } from '../../contract/permissions.ts';
import { makeCompany, password } from '../support/database.ts';
import {
  installExtension,
  named,
  press,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { giveRole, makeTeam } from '../support/roles.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';
import { openWorkspace, signInAs, type WorkspacePage } from '../support/workspace-page.ts';

const people = {
  sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
  ines: { name: 'Ines Moreau', email: 'ines@moreau.example', phone: '+33 1 42 68 53 00' },
  omar: { name: 'Omar Haddad', email: 'omar@haddad.example', phone: '+49 30 901822' },
};

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let company: Awaited<ReturnType<typeof makeCompany>>;
let admin: Client;
let workspace: WorkspacePage;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
  company = await makeCompany();
  admin = await clientOf(server, company.admin);
  extension = await installExtension(server.url);
  workspace = await openWorkspace(extension.browser, server.url, '/account');
  await signInAs(workspace, company.rep.email);
});
afterAll(async () => {
  await workspace.close();
  await extension.remove();
  await website.stop();
  await server.stop();
});

const leadsCalled = async (lastName: string) =>
  (await admin(records.lead.list, { lastName })).items;

const clip = (path: keyof typeof people) => extension.clip(website.urlOf(path));

const signInAgain = async (page: Page) => {
  await page.locator(named('Password')).fill(password);
  await page.locator(named('Sign in')).click();
};

test('the extension is paired with a code from the workspace, and signed out from there', async () => {
  await workspace.click('button', 'Pair the extension');
  const code = await workspace.page
    .waitForSelector('.pairing-code')
    .then((shown) => shown?.evaluate((output) => output.textContent));
  const popup = await extension.open('popup.html');
  await popup.locator(named('Pairing code')).fill('WRONG');
  await popup.locator(named('Pair')).click();
  await says(popup, 'This code is not right');
  await popup.locator(named('Pairing code')).fill(code?.toLowerCase() ?? '');
  await popup.locator(named('Pair')).click();
  await says(popup, 'Next 7 days');
  await popup.close();
  await workspace.says('Paired: Chrome on Linux');

  const panel = await clip('sarah');
  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved; sent');
  await workspace.page.bringToFront();
  await workspace.click('button', 'Sign out Chrome on Linux');
  await workspace.says('Signed out: Chrome on Linux');

  await panel.bringToFront();
  await press(panel, 'Log interaction');
  await says(panel, `${company.rep.name} has been signed out`);
  await says(panel, 'Logged here; waiting: sign in again');
  await signInAgain(panel);
  await says(panel, 'Logged; sent');
  const [lead] = await leadsCalled('Weiss');
  const about = { subjectOf: `lead:${lead?.id}` };
  expect((await admin(records.interaction.list, about)).items).toHaveLength(1);
});

test('what a disabled member did waits, locked and unseen by who signs in next, and is sent once when they are back', async () => {
  const { rep, rep2 } = company;
  const panel = await clip('ines');
  await admin(disableMember, { id: rep.memberId ?? '' });
  await press(panel, 'Save lead');
  await says(panel, `${rep.name} has been signed out`);
  await says(panel, 'Saved here; waiting: sign in again');
  await panel.close();

  const popup = await extension.open('popup.html#outbox');
  await says(popup, `1 act of ${rep.name} waits here, locked until ${rep.name} signs in again.`);
  expect(await popup.evaluate(() => document.body.innerText)).not.toContain('Moreau');
  await popup.close();

  const other = await extension.open('popup.html');
  await other.locator(named('E-mail')).fill(rep2.email);
  await signInAgain(other);
  await says(other, '1 waiting for another sign-in');
  await other.locator(named('Outbox')).click();
  await says(other, 'Everything you did has reached the server.');
  await other.close();
  await extension.signOut();
  expect(await leadsCalled('Moreau')).toEqual([]);

  await admin(enableMember, { id: rep.memberId ?? '' });
  await extension.signIn(rep.email);
  await expect.poll(() => leadsCalled('Moreau'), { timeout: 30_000 }).toHaveLength(1);
  const again = await extension.open('popup.html');
  await says(again, 'all sent');
  await again.close();
});

test('a follow-up that a manager assigns shows in the popup, and opens a lead that is not the member’s to see otherwise', async () => {
  const { rep, rep2, tenantId } = company;
  await makeTeam(tenantId, [rep2.memberId]);
  const colleague = await clientOf(server, rep2);
  const mine = await clientOf(server, rep);
  const lead = await colleague(records.lead.create, { id: newId(), lastName: 'Quintessa' });
  expect((await mine(records.lead.list, { lastName: 'Quintessa' })).items).toEqual([]);
  const manager = await clientOf(server, company.manager);
  await manager(records.followUp.create, {
    title: 'Call for Daniel',
    subject: { type: 'lead', id: lead.id },
    assigneeId: rep.memberId,
    dueAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  const popup = await extension.open('popup.html');
  await says(popup, 'Call for Daniel');
  const href = await popup.$eval('.due a', (link) => link.href);
  expect(href).toContain(lead.id);
  const opened = await extension.openPage(href);
  await opened.waitForSelector('::-p-aria([name="Quintessa"][role="heading"])');
});

test('what the role may not is not offered, and who can help is said', async () => {
  const { lead: ofLead, ...others } = permissionsOf('rep', null);
  await giveRole(company.rep, { permissions: { ...others, lead: { ...ofLead, create: 'none' } } });
  const panel = await clip('omar');
  await says(panel, 'Your role may not save leads. An admin of your team can help.');
  expect(await panel.$(named('Save lead'))).toBeNull();
});
