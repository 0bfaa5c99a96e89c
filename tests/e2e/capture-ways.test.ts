import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { makeCompany } from '../support/database.ts';
import { installExtension, says, serveWebsite, type Installed } from '../support/extension.ts';
import { startServer, type TestServer } from '../support/server.ts';

const people = {
  sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
};

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
  extension = await installExtension(server.url);
  await extension.signIn((await makeCompany()).rep.email);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

/** The id of the tab in front. */
const tabInFront = async () =>
  (await extension.worker()).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });

const storedOf = async (tabId: number) =>
  (await extension.worker()).evaluate(async (id) => {
    const kept = Object.entries(await chrome.storage.session.get(null));
    return kept.find(([key]) => key.startsWith(`tab:${id}:read:`))?.[1];
  }, tabId);

describe('without a click on that tab', () => {
  test('no page is read, and the panel says what to do', async () => {
    await extension.openPage(website.urlOf('sarah'));
    const tabId = await tabInFront();
    const panel = await extension.open(`sidepanel.html?tab=${tabId}`);
    await panel.locator('::-p-aria(Capture this page)').click();
    await says(panel, 'PathSix reads a page only when you ask it to');
    expect(await storedOf(tabId)).toMatchObject({ capture: null });
  });

  test('nothing of the extension is in the page', async () => {
    const page = await extension.openPage(website.urlOf('sarah'));
    expect(await page.evaluate(() => 'pathsixReader' in globalThis)).toBe(false);
    expect(await page.$$eval('[id*=pathsix], [class*=pathsix]', (found) => found.length)).toBe(0);
  });
});

describe('a click on the extension', () => {
  test('reads the page through the popup before anything is sent', async () => {
    const page = await extension.openPage(website.urlOf('sarah'));
    const popup = await extension.openPopup(page);
    await says(popup, '1 person');
  });

  test('in the context menu and by the keyboard does the same as the button', async () => {
    const page = await extension.openPage(website.urlOf('sarah'));
    // The popup's click grants the tab; the events themselves cannot be made by hand in headless Chromium.
    await extension.openPopup(page);
    const worker = await extension.worker();
    const tabId = await tabInFront();
    for (const way of ['menu', 'keys'] as const) {
      await worker.evaluate(() => chrome.storage.session.clear());
      await worker.evaluate(
        async (id, how) => {
          const tab = await chrome.tabs.get(id);
          // `dispatch` is Chromium's own way to raise an event of the browser; it is in no types.
          type Raised = { dispatch(...what: unknown[]): void };
          const { onClicked } = chrome.contextMenus as unknown as { onClicked: Raised };
          const { onCommand } = chrome.commands as unknown as { onCommand: Raised };
          if (how === 'menu') onClicked.dispatch({ menuItemId: 'capture-page' }, tab);
          else onCommand.dispatch('capture', tab);
        },
        tabId,
        way,
      );
      await expect
        .poll(() => storedOf(tabId), { timeout: 10_000 })
        .toMatchObject({ capture: { people: [{ name: 'Sarah Weiss' }] }, problem: null });
    }
  });
});

test('on a page that the browser keeps for itself, the lead can be typed in', async () => {
  const page = await extension.openPage('chrome://version');
  const popup = await extension.openPopup(page);
  const tabId = await tabInFront();
  await popup.locator('::-p-aria(Capture this page)').click();
  const panel = await extension.open(`sidepanel.html?tab=${tabId}`);
  await says(panel, 'The browser keeps extensions out of this page');
  await panel.locator('::-p-aria([name="Last name"][role="textbox"])').fill('Typed');
  await panel.locator('::-p-aria(Save lead)').click();
  await says(panel, 'Saved; sent');
});

test('a script inside a page can reach neither the token nor the outbox', async () => {
  const page = await extension.openPage(website.urlOf('sarah'));
  await extension.openPopup(page);
  const tabId = await tabInFront();
  const seen = await (
    await extension.worker()
  ).evaluate(async (id) => {
    const [injected] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: async () => ({
        local: await chrome.storage.local.get().then(Object.keys, () => 'refused'),
        databases: (await indexedDB.databases()).map(({ name }) => name),
      }),
    });
    return injected?.result;
  }, tabId);
  expect(seen).toEqual({ local: 'refused', databases: [] });
});
