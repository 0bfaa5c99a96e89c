import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { openChromium } from '../support/chromium.ts';
import { cuttable } from '../support/cuttable.ts';
import { appUrl, makeCompany } from '../support/database.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace, signInAs } from '../support/workspace-page.ts';

let browser: Browser;
let server: TestServer;
let way: Awaited<ReturnType<typeof cuttable>>;

beforeAll(async () => {
  way = await cuttable(appUrl());
  server = await startServer({ appUrl: way.url });
  browser = await openChromium();
});
afterAll(async () => {
  way.mend();
  await browser.close();
  await server.stop();
  await way.stop();
});

test('while the database is away the workspace says so and when it asks again, and then shows what was asked for by itself', async () => {
  const company = await makeCompany();
  const rep = await clientOf(server, company.rep);
  await rep(records.lead.create, { lastName: 'Weiss' });
  const at = await openWorkspace(browser, server.url);
  await signInAs(at, company.rep.email);
  await at.find('heading', 'Newest leads');
  await at.page.waitForNetworkIdle();
  way.cut();
  await at.click('link', 'Leads');
  await at.says('PathSix is not available just now.');
  await at.says('Trying again in');
  expect(await violations(at)).toEqual([]);
  way.mend();
  await at.find('link', 'Weiss');
  await at.saysNoMore('not available');
  await at.close();
});

test('what cannot be saved while the database is away says so and stays typed, and is saved by the next try', async () => {
  const company = await makeCompany();
  const at = await openWorkspace(browser, server.url);
  await signInAs(at, company.rep.email);
  await at.go('/leads/new');
  await at.fill('Last name', 'Okafor');
  way.cut();
  await at.click('button', 'Save lead');
  await at.says('Not saved. PathSix is not available just now. Try again in 2 s.');
  way.mend();
  await at.click('button', 'Save lead');
  await at.says('Saved Okafor');
  const rep = await clientOf(server, company.rep);
  expect((await rep(records.lead.list, {})).items).toHaveLength(1);
  await at.close();
});
