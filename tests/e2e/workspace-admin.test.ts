import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { makeCompany } from '../support/database.ts';
import { giveRole } from '../support/roles.ts';
import { clientOf } from '../support/server.ts';
import { openWorkspace } from '../support/workspace-page.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);

/** Another window, of somebody else. */
const windowOf = ({ email }: { email: string }, path: string) =>
  openWorkspace(suite.browser, suite.server.url, path, email);

test('an admin invites somebody, gets the link that was kept, and takes the invitation back', async () => {
  const email = 'new.colleague@company.example';
  const admin = await windowOf(suite.company.admin, '/team');
  await admin.click('button', 'Invite');
  await admin.fill('E-mail', email);
  await admin.click('button', 'Send invitation');
  await admin.says(`Invited ${email}`);
  await admin.says('/app/invitation#');
  await admin.page.keyboard.press('Escape');
  await admin.find('button', `Copy link for ${email}`);
  await admin.click('button', `Withdraw from ${email}`);
  await admin.says('its link is dead');
  await admin.saysNoMore('Send again');
  await admin.click('button', 'Undo');
  await admin.find('button', `Send again to ${email}`);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test('a role is changed in the grid after a look at what somebody would see, and holds on the next click in their window', async () => {
  const company = await makeCompany();
  const mine = await clientOf(suite.server, company.rep);
  const lead = await mine(records.lead.create, {
    lastName: 'Weiss',
    ownerId: company.rep.memberId,
  });
  const rep = await windowOf(company.rep, `/leads/${lead.id}`);
  await rep.find('button', 'Edit');

  const admin = await windowOf(company.admin, '/team/roles');
  await admin.click('link', 'Rep 2 members · standard');
  await admin.page.waitForSelector('select[name="lead.change"]');
  await admin.page.select('select[name="previewMember"]', company.rep.memberId ?? '');
  await admin.says('sees 1 of 1, may change 1');
  await admin.page.select('select[name="lead.change"]', 'none');
  await admin.says('sees 1 of 1, may change 0');
  await admin.says('1 unsaved change');
  await admin.click('button', 'Save');
  await admin.says('Saved Rep. It holds for its 2 members');
  await admin.saysNoMore('unsaved change');
  await admin.close();

  await rep.click('button', 'Status: New');
  await rep.click('menuitemcheckbox', 'Contacted');
  await rep.says('Not done. Your role may not do this');
  await rep.says('What you may do was changed just now');
  await rep.page.waitForFunction(() => !document.querySelector('[aria-keyshortcuts="e"]'));
  expect((await mine(records.lead.get, { id: lead.id })).status).toBe('new');
  expect(rep.complaints).toEqual([]);
  await rep.close();
});

test('the audit log tells what was before and after, and as a file just what is filtered', async () => {
  const company = await makeCompany();
  const boss = await clientOf(suite.server, company.admin);
  const lead = await boss(records.lead.create, {
    lastName: 'Weiss',
    companyName: 'Weiss Interiors',
  });
  await boss(records.lead.change, { id: lead.id, jobTitle: 'Owner' });
  await boss(records.client.create, { name: 'Haddad Logistics' });

  const admin = await windowOf(company.admin, '/settings/audit-log');
  await admin.says('Client created');
  await admin.page.select('select[name="recordType"]', 'lead');
  await admin.saysNoMore('Client created');
  await admin.page.select('select[name="action"]', 'lead.changed');
  await admin.saysNoMore('Lead created\t');
  await admin.click('button', 'Details');
  await admin.says('Job title');
  await admin.says('Owner');

  const csv = await downloaded(admin.page, () => admin.click('button', 'Download CSV'));
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('lead.changed');
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test('somebody is disabled and let in again by Undo; removing them hands over what they own', async () => {
  const company = await makeCompany();
  const theirs = await clientOf(suite.server, company.rep);
  const { id } = await theirs(records.lead.create, {
    lastName: 'Weiss',
    ownerId: company.rep.memberId,
  });
  const name = `rep of ${company.slug}`;
  const admin = await windowOf(company.admin, '/team');
  await admin.click('button', `What to do with ${name}`);
  await admin.click('menuitem', 'Disable');
  await admin.says('signed out everywhere');
  await admin.click('button', 'Undo');
  await admin.says('can sign in again');
  await admin.click('button', `What to do with ${name}`);
  await admin.click('menuitem', 'Remove…');
  await admin.says('Hand over 1 lead to');
  await admin.page.select('select[name="handOverTo"]', company.rep2.memberId ?? '');
  await admin.click('button', `Remove ${name}`);
  await admin.says(`rep2 of ${company.slug} has 1 lead now`);
  const heir = await clientOf(suite.server, company.rep2);
  expect((await heir(records.lead.get, { id })).ownerId).toBe(company.rep2.memberId);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test('a rep reads who is in the team and is offered nothing else', async () => {
  await suite.at.go('/team');
  await suite.at.says(`manager of ${suite.company.slug}`);
  const offered = await suite.at.page.evaluate(() => ({
    acts: document.querySelectorAll('main button').length,
    rail: [...document.querySelectorAll('.rail-list a')].map((link) => link.getAttribute('title')),
  }));
  expect(offered.acts).toBe(0);
  expect(offered.rail).not.toContain('Settings');
  await suite.at.go('/settings/audit-log');
  await suite.at.says('Your role may not see this');
});

test('a hidden field is in no form and no column, and a read-only one is text', async () => {
  const company = await makeCompany();
  await giveRole(company.rep, {
    permissions: standardRoles.rep.permissions,
    fields: { lead: { estimatedValue: 'hidden', rating: 'read' } },
  });
  const boss = await clientOf(suite.server, company.admin);
  const lead = await boss(records.lead.create, {
    lastName: 'Weiss',
    ownerId: company.rep.memberId,
    rating: 'hot',
    estimatedValue: { amount: 120_000, currency: 'EUR' },
  });
  const rep = await windowOf(company.rep, `/leads/${lead.id}`);
  await rep.click('button', 'Edit');
  await rep.says('Your role may read this, not write it.');
  await rep.saysNoMore('Estimated value');
  expect(await rep.page.$('form [name="rating"]')).toBeNull();
  await rep.fill('Job title', 'Head of design');
  await rep.click('button', 'Save');
  await rep.says('Head of design');
  expect(await boss(records.lead.get, { id: lead.id })).toMatchObject({
    jobTitle: 'Head of design',
    rating: 'hot',
    estimatedValue: { amount: 120_000, currency: 'EUR' },
  });
  expect(rep.complaints).toEqual([]);
  await rep.close();
});

/** The text of the file that an act in a page makes its browser save. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-download-'));
  const browser = await page.browser().target().createCDPSession();
  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    browserContextId: page.browserContext().id ?? '',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const done = new Promise<string>((resolve) =>
    browser.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state === 'completed') resolve(guid);
    }),
  );
  await act();
  return readFile(join(folder, await done), 'utf8');
}
