import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import {
  installExtension,
  named,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

/** One address, whoever is shown: as in webmails and other single pages. */
const single = `<!doctype html><html lang="en"><title>Contacts</title><main></main>
  <script>
    function show(name, email) {
      const described = { '@context': 'https://schema.org', '@type': 'Person', name, email };
      document.querySelector('main').innerHTML = '<h1>' + name + '</h1>' +
        '<script type="application/ld+json">' + JSON.stringify(described) + '</' + 'script>';
    }
    show('Alice Ames', 'alice@ames.example');
  </script></html>`;
const lastName = '::-p-aria([name="Last name"][role="textbox"])';
const jobTitle = '::-p-aria([name="Job title"][role="textbox"])';
const saveLead = '::-p-aria([name="Save lead"][role="button"])';

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let call: Client;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite({ single, nameless: '<title>Nothing</title><p>Nothing</p>' });
  const { rep } = await makeCompany();
  call = await clientOf(server, rep);
  extension = await installExtension(server.url);
  await extension.signIn(rep.email);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

const leadsCalled = async (name: string) =>
  (await call(records.lead.list, { lastName: name })).items;

const valueOf = (panel: Page, selector: string) =>
  panel.$eval(selector, (input) => (input as HTMLInputElement).value);
const shows = (panel: Page, selector: string, value: string) =>
  expect.poll(() => valueOf(panel, selector), { timeout: 15_000 }).toBe(value);

/** Reads the page by a click on the extension, and opens as many panels for it. */
async function panelsOf(page: Page, count: number) {
  const popup = await extension.openPopup(page);
  const tabId = await popup.evaluate(
    async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id,
  );
  const panels: Page[] = [];
  while (panels.length < count) panels.push(await extension.open(`sidepanel.html?tab=${tabId}`));
  return panels;
}

const show = (page: Page, name: string, email: string) =>
  page.evaluate((...who) => (globalThis as unknown as Shown).show(...who), name, email);
interface Shown {
  show(name: string, email: string): void;
}

test('the next person at the same address gets a card of their own, and the first is found again', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  const [panel] = await panelsOf(page, 1);
  if (!panel) throw new Error('No panel was opened');
  await shows(panel, lastName, 'Ames');
  await panel.locator(jobTitle).fill('Typed for Alice');
  await panel.locator(saveLead).click();
  await says(panel, 'Saved; sent');

  await show(page, 'Bob Berg', 'bob@berg.example');
  await extension.openPopup(page);
  await shows(panel, lastName, 'Berg');
  expect(await valueOf(panel, jobTitle)).toBe('');
  await panel.bringToFront();
  await panel.locator(jobTitle).fill('Typed for Bob');
  await panel.locator(saveLead).click();
  await says(panel, 'Saved; sent');
  expect(await leadsCalled('Ames')).toMatchObject([{ jobTitle: 'Typed for Alice' }]);
  expect(await leadsCalled('Berg')).toMatchObject([{ jobTitle: 'Typed for Bob' }]);

  await show(page, 'Alice Ames', 'alice@ames.example');
  await extension.openPopup(page);
  await shows(panel, lastName, 'Ames');
  expect(await valueOf(panel, jobTitle)).toBe('Typed for Alice');
  await says(panel, 'Saved; sent');
  expect(await panel.$eval(saveLead, (button) => (button as HTMLButtonElement).disabled)).toBe(
    true,
  );
  expect(await leadsCalled('Ames')).toHaveLength(1);
});
