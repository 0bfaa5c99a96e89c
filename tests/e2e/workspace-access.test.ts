import { beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { createInvitation } from '../../contract/invitations.ts';
import { reportNotFound } from '../../contract/logs.ts';
import { listRoles } from '../../contract/roles.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace, type WorkspacePage } from '../support/workspace-page.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);

let leadId: string;
let roleId: string;
beforeAll(async () => {
  ({ id: leadId } = await suite.makeLead({ jobTitle: 'Owner', phones: ['+49 30 5515513'] }));
  const mine = await clientOf(suite.server, suite.company.rep);
  const subject = { type: 'lead' as const, id: leadId };
  await mine(records.followUp.create, { title: 'Call', subject, dueOn: '2026-01-05' });
  await mine(records.note.create, { about: subject, body: 'Prefers mornings.' });
  await mine(records.client.create, { name: 'Haddad Logistics' });
  await mine(reportNotFound, { path: '/app/old/link' });
  const boss = await clientOf(suite.server, suite.company.admin);
  await boss(createInvitation, { email: `eva@${suite.company.slug}.example`, role: 'rep' });
  const role = (await boss(listRoles, {})).items.find(({ key }) => key === 'rep');
  roleId = role?.id ?? '';
});

const openAsAdmin = (path = '') =>
  openWorkspace(suite.browser, suite.server.url, path, suite.company.admin.email);

const places = [
  ['the home page', '/', '.due'],
  ['a list', '/leads', '[data-row]'],
  ['a list without rows', '/leads?q=nobodyhasthisname', '.state'],
  ['a lead', '/leads/LEAD', '.entry'],
  ['the form of a new lead', '/leads/new', 'form'],
  ['clients', '/clients', '[data-row]'],
  ['follow-ups', '/follow-ups', '.due'],
  ['the team', '/team', '.table'],
  ['a page for admins', '/settings/website-forms', '.state'],
  ['the account', '/account', '.session'],
  ['a forgotten password', '/forgot-password', 'form'],
  ['a link that is dead', '/reset-password', '[role=status] + .button'],
  ['the link to a new address', '/confirm-email#some-secret', '.button'],
  ['nowhere', '/no/such/page', '.state'],
] as const;

const adminPlaces = [
  ['members', '/team', '.invitations'],
  ['teams', '/team/teams', '.team-cards > li'],
  ['roles', '/team/roles', '.role-list a'],
  ['a role', '/team/roles/ROLE', '.grants'],
  ['the company', '/settings', 'form'],
  ['website forms', '/settings/website-forms', 'form'],
  ['the mailbox', '/settings/mailbox', '.mail'],
  ['the audit log', '/settings/audit-log', '.log'],
  ['the security log', '/settings/security-log', '.log'],
  ['the log of lost requests', '/settings/not-found', '.log'],
  ['the visits of superadmins', '/settings/access', '.state'],
] as const;

/** A wide and a narrow window get all of axe's rules; the other theme changes colours alone, a width between them the layout. */
const looks = [
  { theme: 'light', width: 1440, only: undefined },
  { theme: 'dark', width: 1440, only: 'color-contrast' },
  { theme: 'light', width: 768, only: 'target-size' },
  { theme: 'dark', width: 360, only: undefined },
] as const;

/** Changes window and theme; what moves when they do has come to rest afterwards. */
async function dress({ page }: WorkspacePage, theme: string, width: number): Promise<void> {
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluate(
    () => new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(rest))),
  );
}

/** Shows the page at its path in each look, and says what is wrong with it there. */
async function lookAt(at: WorkspacePage, path: string, ready: string): Promise<string[]> {
  await at.go(path);
  await at.page.waitForSelector(ready);
  const wrong: string[] = [];
  for (const { theme, width, only } of looks) {
    const look = `${theme}, ${width} px`;
    await dress(at, theme, width);
    for (const found of await violations(at, only)) wrong.push(`${look}: ${found}`);
    const overhang = await at.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overhang !== 0) wrong.push(`${look}: ${overhang} px wider than its window`);
  }
  return wrong;
}

test('every screen is usable by everybody, and fits, in light and dark windows of all widths', async () => {
  for (const [name, path, ready] of places)
    expect.soft(await lookAt(suite.at, path.replace('LEAD', leadId), ready), name).toEqual([]);
});

test('every page for admins is usable by everybody, and fits, in light and dark windows of all widths', async () => {
  const admin = await openAsAdmin();
  for (const [name, path, ready] of adminPlaces)
    expect.soft(await lookAt(admin, path.replace('ROLE', roleId), ready), name).toEqual([]);
  await admin.close();
});

test('the sign-in is usable by everybody', async () => {
  const stranger = await openWorkspace(suite.browser, suite.server.url);
  await stranger.find('button', 'Sign in');
  expect(await violations(stranger)).toEqual([]);
  await stranger.close();
});

test('what floats is usable by everybody', async () => {
  const { go, page, click } = suite.at;
  await go(`/leads/${leadId}`);
  await click('button', 'Status: New');
  expect(await violations(suite.at)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  expect(await violations(suite.at)).toEqual([]);
});

test('what floats over the pages for admins is usable by everybody', async () => {
  const admin = await openAsAdmin('/team');
  const name = `rep of ${suite.company.slug}`;
  await admin.click('button', 'Invite');
  await admin.find('checkbox', 'Everybody');
  expect.soft(await violations(admin), 'the invitation').toEqual([]);
  await admin.page.keyboard.press('Escape');
  for (const [act, says] of [
    ['Edit', 'Time zone'],
    ['Sessions and devices', 'Where'],
    ['Remove…', 'Hand over'],
  ] as const) {
    await admin.click('button', `What to do with ${name}`);
    await admin.click('menuitem', act);
    await admin.says(says);
    expect.soft(await violations(admin), act).toEqual([]);
    await admin.page.keyboard.press('Escape');
  }
  await admin.go('/team/teams');
  await admin.click('button', 'Edit Everybody');
  await admin.page.waitForSelector('.people-chooser');
  expect.soft(await violations(admin), 'a team').toEqual([]);
  await admin.close();
});

test('an admin makes a website form, copies its snippet and revokes it', async () => {
  const admin = await openAsAdmin('/settings/website-forms');
  await admin.fill('Name', 'Contact page');
  await admin.fill('Websites', 'https://www.company.com/contact');
  await admin.click('button', 'Create form');
  await admin.says('https://www.company.com');
  await admin.says('<pathsix-capture key="pk_');
  expect(await violations(admin)).toEqual([]);
  await admin.click('button', 'Revoke');
  await admin.says('1 website stop at once');
  await admin.click('button', 'Revoke Contact page');
  await admin.says('its forms no longer send');
  await admin.close();
});
