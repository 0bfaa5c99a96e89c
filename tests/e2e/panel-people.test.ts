import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import { installExtension, says, serveWebsite, type Installed } from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

/** One address, whoever is shown: as in webmails and other single pages. */
const single = `<!doctype html><html lang="en"><title>Contacts</title><main></main>
  <script>
    function show(name, email) {
      const described = { '@context': 'https://schema.org', '@type': 'Person', name, email: email || undefined };
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
let company: Awaited<ReturnType<typeof makeCompany>>;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite({
    single,
    nameless: '<title>Nothing</title><p>Nothing</p>',
    silent:
      '<!doctype html><html lang="en"><title>Tide tables | Harbour Almanac</title><h1>Tide tables</h1></html>',
  });
  company = await makeCompany();
  call = await clientOf(server, company.rep);
  extension = await installExtension(server.url);
  await extension.signIn(company.rep.email);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

/** The only panel for a page. */
async function panelOf(page: Page, found?: string) {
  const [panel] = await panelsOf(page, 1, found);
  if (!panel) throw new Error('No panel was opened');
  return panel;
}

const leadsCalled = async (name: string) =>
  (await call(records.lead.list, { lastName: name })).items;

const valueOf = (panel: Page, selector: string) =>
  panel.$eval(selector, (input) => (input as HTMLInputElement).value);
/** Chromium keeps names and roles up to date only of the page in front. */
async function shows(panel: Page, selector: string, value: string) {
  await panel.bringToFront();
  await expect.poll(() => valueOf(panel, selector), { timeout: 15_000 }).toBe(value);
}

/** Reads the page by a click on the extension, and opens as many panels for it. */
async function panelsOf(page: Page, count: number, found = '1 person') {
  const popup = await extension.openPopup(page);
  await says(popup, found);
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
  const panel = await panelOf(page);
  await shows(panel, lastName, 'Ames');
  await panel.locator(jobTitle).fill('Typed for Alice');
  await panel.locator(saveLead).click();
  await says(panel, 'Saved; sent');

  await show(page, 'Bob Berg', 'bob@berg.example');
  await says(await extension.openPopup(page), '1 person');
  await shows(panel, lastName, 'Berg');
  expect(await valueOf(panel, jobTitle)).toBe('');
  await panel.bringToFront();
  await panel.locator(jobTitle).fill('Typed for Bob');
  await panel.locator(saveLead).click();
  await says(panel, 'Saved; sent');
  expect(await leadsCalled('Ames')).toMatchObject([{ jobTitle: 'Typed for Alice' }]);
  expect(await leadsCalled('Berg')).toMatchObject([{ jobTitle: 'Typed for Bob' }]);

  await show(page, 'Alice Ames', 'alice@ames.example');
  await says(await extension.openPopup(page), '1 person');
  await shows(panel, lastName, 'Ames');
  expect(await valueOf(panel, jobTitle)).toBe('Typed for Alice');
  await says(panel, 'Saved; sent');
  expect(await panel.$eval(saveLead, (button) => (button as HTMLButtonElement).disabled)).toBe(
    true,
  );
  expect(await leadsCalled('Ames')).toHaveLength(1);
});

test('two panels on one tab make one lead of a person that only has a name', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  await show(page, 'Nora Only', '');
  const panels = await panelsOf(page, 2);
  const buttons: ElementHandle[] = [];
  for (const panel of panels) {
    await shows(panel, lastName, 'Only');
    const button = await panel.$(saveLead);
    if (button) buttons.push(button);
  }
  await Promise.all(
    buttons.map((button) => button.evaluate((node) => (node as HTMLElement).click())),
  );
  for (const panel of panels) await says(panel, 'Saved; sent');
  expect(await leadsCalled('Only')).toHaveLength(1);
});

test('what a member captured and typed is out of sight once somebody else signs in', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  await show(page, 'Carla Conti', 'carla@conti.example');
  const panel = await panelOf(page);
  await shows(panel, lastName, 'Conti');
  await panel.locator(jobTitle).fill('Typed in confidence');
  await extension.signOut();
  await says(panel, 'Sign in to PathSix');
  await extension.signIn(company.rep2.email);
  await panel.waitForSelector(jobTitle);
  expect(await valueOf(panel, lastName)).toBe('');
  expect(await valueOf(panel, jobTitle)).toBe('');
  const worker = await extension.worker();
  const kept = await worker.evaluate(async () =>
    JSON.stringify(await chrome.storage.session.get(null)),
  );
  expect(kept).not.toContain('Conti');
});

test('a page that tells nobody but its own title says that nothing was found, and lets the rep type a lead', async () => {
  const page = await extension.openPage(website.urlOf('silent'));
  const panel = await panelOf(page, 'Nothing found by itself; you can type it in');
  await says(panel, 'Nothing was found here: fill in what you know');
  await shows(panel, lastName, '');
  expect(await valueOf(panel, '::-p-aria([name="Company"][role="textbox"])')).toBe('');
  await panel.locator(lastName).fill('Typedin');
  await panel.locator(saveLead).click();
  await says(panel, 'Saved; sent');
  expect(await leadsCalled('Typedin')).toMatchObject([
    { sourceUrl: website.urlOf('silent'), emails: [] },
  ]);
});

test('the popup is 380 pixels wide, and less where there is less', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  const popup = await extension.openPopup(page);
  await says(popup, '1 person');
  expect(await popup.evaluate(() => innerWidth)).toBe(380);
  const narrow = await extension.open('popup.html');
  await narrow.setViewport({ width: 360, height: 600 });
  await says(narrow, 'Next 7 days');
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('both shortcuts are assigned', async () => {
  const worker = await extension.worker();
  const commands = await worker.evaluate(() => chrome.commands.getAll());
  expect(commands.filter(({ shortcut }) => !shortcut)).toEqual([]);
  expect(commands.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['_execute_action', 'capture']),
  );
});

test('a tab that moved on is said to show another page than the panel', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  await show(page, 'Dora Diaz', 'dora@diaz.example');
  const panel = await panelOf(page);
  await shows(panel, lastName, 'Diaz');
  expect(await panel.evaluate(() => document.body.innerText)).not.toContain('earlier page');
  await page.goto(website.urlOf('nameless'));
  await says(panel, 'From an earlier page: capture again');
  await says(panel, 'What you save here is about Dora Diaz, from lead.test.');
  await panel.reload();
  await says(panel, 'From an earlier page: capture again');
});

test('the popup says what waits for another sign-in', async () => {
  const page = await extension.openPage(website.urlOf('single'));
  await show(page, 'Edda Engel', 'edda@engel.example');
  const panel = await panelOf(page);
  await shows(panel, lastName, 'Engel');
  await server.stop();
  await panel.locator(saveLead).click();
  await says(panel, 'Saved here; waiting: offline');
  await extension.signOut();
  server = await startServer({ port: server.port });
  await says(await extension.open('popup.html'), '1 waiting for another sign-in');
  await extension.signIn(company.rep.email);
  await says(await extension.open('popup.html'), '1 waiting for another sign-in');
});
