import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChromium } from '../support/chromium.ts';
import { cuttable } from '../support/cuttable.ts';
import { appUrl, makeCompany, rowsOf } from '../support/database.ts';
import { visit } from '../support/form-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { filled, makeForm } from '../support/website-form.ts';
import { startWebsite, type Website } from '../support/website.ts';

let browser: Browser;
let server: TestServer;
let website: Website;
let way: Awaited<ReturnType<typeof cuttable>>;
const pages: Parameters<typeof startWebsite>[0] = {};

beforeAll(async () => {
  way = await cuttable(appUrl());
  server = await startServer({ appUrl: way.url });
  browser = await openChromium();
  website = await startWebsite(pages);
});
afterAll(async () => {
  way.mend();
  await browser.close();
  await server.stop();
  await website.stop();
  await way.stop();
});

test('a visitor whose message meets a server without its database reads when to try again, and is heard then', async () => {
  const { admin, tenantId } = await makeCompany();
  const { key } = await makeForm(server, admin, [website.at('customer.test')]);
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
    tenantId,
    email,
  ]);
  expect(kept).toHaveLength(1);
});
