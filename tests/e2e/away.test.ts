import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';

import { records } from '../../contract/index.ts';
import { openChromium } from '../support/chromium.ts';
import { cuttable } from '../support/cuttable.ts';
import { appUrl, makeCompany, rowsOf } from '../support/database.ts';
import { visit } from '../support/form-page.ts';
import { clientOf, startServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { filled, makeForm } from '../support/website-form.ts';
import { startWebsite } from '../support/website.ts';
import { openWorkspace } from '../support/workspace-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

// A server waits some seconds for its database before it says that it is away: each test has its own, and they wait together.
/** A server of the test's own whose way to the database can be cut. */
async function serverAndWay({ onTestFinished }: TestContext) {
  const way = await cuttable(appUrl());
  const server = await startServer({ appUrl: way.url });
  onTestFinished(async () => {
    way.mend();
    await server.stop();
    await way.stop();
  });
  return { server, way, company: await makeCompany() };
}

test.concurrent('while the database is away the workspace says so and when it asks again, and then shows what was asked for by itself', async (context) => {
  const { server, way, company } = await serverAndWay(context);
  const rep = await clientOf(server, company.rep);
  await rep(records.lead.create, { lastName: 'Weiss' });
  const at = await openWorkspace(browser, server.url, '', company.rep.email);
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

test.concurrent('what cannot be saved while the database is away says so and stays typed, and is saved by the next try', async (context) => {
  const { server, way, company } = await serverAndWay(context);
  const at = await openWorkspace(browser, server.url, '/leads/new', company.rep.email);
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

test.concurrent('a visitor whose message meets a server without its database reads when to try again, and is heard then', async (context) => {
  const { server, way, company } = await serverAndWay(context);
  const pages: Parameters<typeof startWebsite>[0] = {};
  const website = await startWebsite(pages);
  context.onTestFinished(() => website.stop());
  const { key } = await makeForm(server, company.admin, [website.at('customer.test')]);
  pages['/contact'] = {
    body: `<script src="${server.url}/widget/pathsix-capture.js" async></script>
        <pathsix-capture key="${key}"></pathsix-capture>`,
  };
  const { email } = filled();
  const { page, type, send, sees } = await visit(browser, `${website.at('customer.test')}/contact`);
  await page.evaluate(() =>
    document.addEventListener('pathsix:failed', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    }),
  );
  await type({ name: 'Sarah Weiss', email });
  way.cut();
  await send();
  expect(await sees('[role=alert]')).toContain('Our server is not available just now.');
  expect(await page.title()).toBe('{"reason":"away"}');
  way.mend();
  await send();
  await sees('.sent');
  const kept = await rowsOf('select 1 from lead where tenant_id = $1 and emails @> array[$2]', [
    company.tenantId,
    email,
  ]);
  expect(kept).toHaveLength(1);
  await page.browserContext().close();
});
