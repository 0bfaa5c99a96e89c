import type { Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { endAccessGrant, listAccessGrants } from '../../contract/grants.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { openChromium } from '../support/chromium.ts';
import { makeCompany, makeSuperadmin, rowsOf } from '../support/database.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace, signInAs, type WorkspacePage } from '../support/workspace-page.ts';

let server: TestServer;
let browser: Browser;
let company: Awaited<ReturnType<typeof makeCompany>>;
let admin: Client;
let at: WorkspacePage;
const rootEmail = `root.${newId()}@pathsix.example`;
const name = () => `Company ${company.slug}`;

beforeAll(async () => {
  server = await startServer();
  browser = await openChromium();
  company = await makeCompany();
  admin = await clientOf(server, company.admin);
  await admin(records.lead.create, { firstName: 'Sarah', lastName: 'Weiss' });
  await makeSuperadmin(rootEmail);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  at = await openWorkspace(browser, server.url, '', rootEmail);
  await at.fill('Search companies', company.slug, 'searchbox');
  // Other suites found companies meanwhile: the search has answered when this one stands alone.
  await at.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await at.find('button', `Acts for ${name()}`);
});
afterEach(async () => {
  const { complaints, close } = at;
  await close();
  expect(complaints, 'what the console said').toEqual([]);
});

async function goIn() {
  await at.click('button', `Acts for ${name()}`);
  await at.click('menuitem', 'Look into it');
  await at.fill('Reason', 'Nora asked why a lead is missing');
  await at.click('button', 'Open and go in');
  await at.says(`You are looking into ${name()}`);
}

test('a superadmin looks into a company by a grant, changes nothing, and is out when its admin ends it', async () => {
  await goIn();
  await at.says('for: Nora asked why a lead is missing');
  await at.click('link', 'Sarah Weiss');
  await at.find('heading', 'Sarah Weiss');
  expect(await violations(at)).toEqual([]);
  // What a visitor may not do is not offered, and asking for it all the same changes nothing.
  for (const label of ['Status: New', 'Edit', 'Delete', 'Save note'])
    expect(await at.page.$(`::-p-aria([name="${label}"][role="button"])`), label).toBeNull();
  const [lead] = (await admin(records.lead.list, {})).items;
  const refused = await at.page.evaluate(
    async (id) =>
      (
        await fetch(`/api/v1/leads/${id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ status: 'contacted' }),
        })
      ).status,
    lead?.id,
  );
  expect(refused).toBe(403);
  expect((await admin(records.lead.list, {})).items[0]).toMatchObject({
    status: 'new',
    version: 1,
  });

  const { items } = await admin(listAccessGrants, {});
  await admin(endAccessGrant, { id: items[0]?.id ?? '' });
  await at.click('link', 'Clients');
  await at.says('has run out or was ended');
  await at.find('heading', 'Companies');
  await at.saysNoMore('You are looking into');
});

test('a superadmin leaves a company, and finds the grant that still holds', async () => {
  await goIn();
  await at.click('button', 'Leave');
  await at.says(`You may look into ${name()}`);
  await at.click('button', 'End now');
  await at.says(`You may no longer look into ${name()}`);
});

test('a company that is suspended keeps its people out in words, and Undo lets them in again', async () => {
  const member = await openWorkspace(browser, server.url);
  await signInAs(member, company.rep.email);
  await at.click('button', `Acts for ${name()}`);
  await at.click('menuitem', 'Suspend');
  await at.fill('Reason', 'The bill is not paid');
  await at.click('button', 'Suspend');
  await at.says(`${name()} is suspended`);
  await member.click('link', 'Leads');
  await member.says('Your company is suspended');
  await member.says('Ask whoever runs this PathSix');
  await at.click('button', 'Undo');
  await at.says(`${name()} is in again`);
  await member.click('button', 'Try again');
  await member.find('heading', 'Leads');
  await member.close();
});

test('the companies, their dialogs and the health page are usable by everybody, and fit a phone', async () => {
  const { page } = at;
  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      // Half-way from one look to the other no colour is what it should be.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    expect.soft(await violations(at), `companies, ${theme}`).toEqual([]);
    await at.click('button', 'New company');
    await at.find('textbox', 'Short name');
    expect.soft(await violations(at), `a new company, ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await at.click('link', 'Health');
    await at.says('Database size');
    expect.soft(await violations(at), `health, ${theme}`).toEqual([]);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overhang).toBe(0);
    await at.click('link', 'Companies');
  }
});

test('who gave the password a while ago is asked for it before a grant is opened', async () => {
  await rowsOf(
    `update session set confirmed_at = now() - interval '1 hour' from identity i where i.id = identity_id and i.email = $1`,
    [rootEmail],
  );
  await at.click('button', `Acts for ${name()}`);
  await at.click('menuitem', 'Look into it');
  await at.fill('Reason', 'Nora asked why a lead is missing');
  await at.click('button', 'Open and go in');
  await at.find('dialog', 'Enter your password again');
  await at.fill('Password', 'correct horse battery');
  await at.click('button', 'Confirm');
  await at.says(`You are looking into ${name()}`);
});
