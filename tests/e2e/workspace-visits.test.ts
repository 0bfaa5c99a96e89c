import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { getAgenda } from '../../contract/follow-ups.ts';
import { openGrant } from '../../contract/grants.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { reportNotFound } from '../../contract/logs.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { ask } from '../support/ask.ts';
import { openChromium } from '../support/chromium.ts';
import { makeCompany, password } from '../support/database.ts';
import { giveRole } from '../support/roles.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { makeRoot, visit, type Root } from '../support/superadmin.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace, signInAs, type WorkspacePage } from '../support/workspace-page.ts';

let server: TestServer;
let browser: Browser;
let root: Root;
let company: Awaited<ReturnType<typeof makeCompany>>;

beforeAll(async () => {
  server = await startServer();
  browser = await openChromium();
  root = await makeRoot(server.url);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  company = await makeCompany();
});

async function open(email: string, path: string): Promise<WorkspacePage> {
  const at = await openWorkspace(browser, server.url, path);
  await signInAs(at, email);
  return at;
}

test('an admin sees who looks into the company and why, and keeps them out with one click', async () => {
  await visit(root, company.tenantId);
  const at = await open(company.admin.email, '/settings/access');
  await at.says('A member cannot find a lead');
  await at.says(root.email);
  expect(await violations(at)).toEqual([]);
  expect((await ask(server.url, getAgenda, {}, root)).status).toBe(200);
  await at.click('button', 'End now: the visit of Root');
  await at.says('Root may no longer look into your company');
  await at.says(`Ended by ${company.admin.name}`);
  await at.page.waitForFunction(() => !document.querySelector('.access-grants button'));
  const { tenant } = await root(getMe, {});
  expect(tenant).toBeNull();
  expect(at.complaints).toEqual([]);
  await at.close();
});

test('a company that nobody looked into is told so', async () => {
  const at = await open(company.admin.email, '/settings/access');
  await at.says('Nobody from the installation has looked into your company.');
  await at.close();
});

test('who may read the visits and change nothing of the company is offered no end of them', async () => {
  await root(openGrant, { tenantId: company.tenantId, reason: 'A mail is missing', minutes: 30 });
  await giveRole(
    { tenantId: company.tenantId, memberId: company.rep.memberId },
    { permissions: { securityLog: { read: 'all' } } },
  );
  const at = await open(company.rep.email, '/settings/access');
  await at.says('A mail is missing');
  expect(await at.page.$('.access-grants button')).toBeNull();
  await at.close();
});

test('who runs the installation reads what strangers tried, narrowed by kind and path', async () => {
  const word = newId();
  const email = `${word}@nowhere.example`;
  await ask(server.url, signIn, { email, password });
  await ask(server.url, reportNotFound, { path: `/app/${word}` });
  const at = await open(root.email, '/strangers');
  await at.says(email);
  await at.page.select('select[name=kind]', 'exported');
  await at.saysNoMore(email);
  await at.click('button', 'Clear filters');
  await at.click('link', 'Not found');
  await at.fill('Address asked for', word.toUpperCase());
  await at.page.waitForFunction(() => document.querySelectorAll('.log tbody tr').length === 1);
  await at.click('button', 'Details');
  await at.says(`/app/${word}`);
  expect(await violations(at)).toEqual([]);
  expect(at.complaints).toEqual([]);
  await at.close();
});

test('what strangers tried is usable by everybody, and fits a phone', async () => {
  const word = newId();
  await ask(server.url, reportNotFound, { path: `/app/${word}` });
  await ask(server.url, records.lead.get, { id: word });
  const at = await open(root.email, '/strangers');
  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    await at.page.setViewport({ width, height: 800 });
    await at.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const path of ['/strangers', '/strangers/not-found']) {
      // Of rows by other suites one may be cut off by the window's edge, which looks like a target too small.
      await at.go(`${path}?path=${word}`);
      await at.page.waitForSelector('.log');
      expect.soft(await violations(at), `${path}, ${theme}`).toEqual([]);
      const overhang = await at.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overhang, path).toBe(0);
    }
  }
  await at.close();
});
