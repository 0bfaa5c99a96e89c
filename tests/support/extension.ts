import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import {
  type Browser,
  type Page,
  type Target,
  TargetType,
  TimeoutError,
  type WebWorker,
} from 'puppeteer';

import { openChromium } from './chromium.ts';
import { password } from './database.ts';

const built = join(import.meta.dirname, '../../.output/chrome-mv3');

/** By the name that a screen reader says. */
export const named = (name: string) => `::-p-aria(${name})`;

/** Presses a button by the keyboard: a page may move under a pointer, as when it learns that its sign-in has ended. */
export const press = async (page: Page, name: string) => {
  const button = await page.waitForSelector(named(name));
  await button?.press('Enter');
};

/** Waits until a page shows a text, also while another page is in front of it. */
export const says = (page: Page, text: string, timeout = 30_000) =>
  page.waitForFunction(
    (wanted) => document.body.innerText.includes(wanted),
    { polling: 100, timeout },
    text,
  );

export type Installed = Awaited<ReturnType<typeof installExtension>>;

/** The extension as it is shipped, freshly installed in the run's Chromium, told where the API is by its own options page. */
export async function installExtension(apiAddress: string) {
  const browser = await openChromium();
  const id = await browser.installExtension(built);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The extension was not installed');

  const openPage = async (url: string) => {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  };
  const open = (path: string) => openPage(`chrome-extension://${id}/${path}`);

  /** Clicks the toolbar button over a page, as a rep does: the real popup opens, and the page may be read. */
  const openPopup = async (over: Page): Promise<Page> => {
    const isPopup = (target: Target) => target.url().endsWith('/popup.html');
    await Promise.all(browser.targets().filter(isPopup).map(close));
    await over.bringToFront();
    const opened = browser.waitForTarget(isPopup);
    await over.triggerExtensionAction(extension);
    return (await opened).asPage();
  };

  const signIn = async (email: string) => {
    const popup = await open('popup.html');
    await popup.locator(named('E-mail')).fill(email);
    await popup.locator(named('Password')).fill(password);
    await popup.locator(named('Sign in')).click();
    await says(popup, 'Next 7 days');
    await popup.close();
  };

  const signOut = async () => {
    const page = await open('options.html');
    await page.locator(named('Sign out')).click();
    await page.locator(named('E-mail')).wait();
    await page.close();
  };

  /** Clicks the toolbar button over a page, and the popup's to capture it. */
  const captureOver = async (page: Page, timeoutMs: number) => {
    const popup = await openPopup(page);
    const tabId = await popup.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id;
    });
    await popup.locator(named('Capture this page')).setTimeout(timeoutMs).click();
    return tabId;
  };

  /** Captures a page: the panel for it. */
  const clip = async (url: string): Promise<Page> => {
    const page = await openPage(url);
    // Now and then Chromium draws no frames for a popup on a busy machine, and a pointer waits for them: people click once more.
    const tabId = await captureOver(page, 10_000).catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
      return captureOver(page, 30_000);
    });
    // The panel itself opens beside the page; this is the same one as a page of its own.
    const panel = await open(`sidepanel.html?tab=${tabId}`);
    await panel.waitForSelector('.value .source-mark');
    return panel;
  };

  const isOurs = (target: Target) => target.url().startsWith(`chrome-extension://${id}/`);
  const isWorker = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && isOurs(target);
  const pages = () => browser.targets().filter((target) => isOurs(target) && !isWorker(target));

  /** Popups, panels and all: nothing of the extension is left but the worker. */
  const closePages = async () => {
    await Promise.all(pages().map(close));
  };

  const worker = () => workerOf(browser, id);

  /** As Chromium ends one that is idle; an event or an alarm starts another. */
  const stopWorker = async () => {
    const running = await worker();
    const ended = new Promise<void>((resolve) => {
      browser.on('targetdestroyed', (target) => isWorker(target) && resolve());
    });
    await running.close();
    await ended;
  };
  const badge = async () =>
    (await worker()).evaluate(async () => ({
      text: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
    }));

  const remove = () => browser.close();

  const options = await open('options.html');
  await options.locator(named('API address')).fill(apiAddress);
  await options.locator(named('Save')).click();
  await says(options, 'PathSix answers there');
  return {
    browser,
    id,
    open,
    openPage,
    openPopup,
    signIn,
    signOut,
    clip,
    pages,
    closePages,
    worker,
    stopWorker,
    badge,
    remove,
  };
}

const close = async (target: Target) => (await target.asPage()).close();

async function workerOf(browser: Browser, id: string): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (one) => one.type() === TargetType.SERVICE_WORKER && one.url().includes(id),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('The target is no worker');
  return worker;
}

export interface Person {
  name: string;
  email: string;
  phone: string;
}

/** A website with a page for each person, or of its own markup, at a host that the extension holds no permission for. */
export async function serveWebsite(pages: Record<string, Person | string>) {
  const server = createServer((request, response) => {
    const page = pages[request.url?.slice(1) ?? ''];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(typeof page === 'object' ? pageOf(page) : (page ?? '<h1>Not found</h1>'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` is a string only for a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (path: string) => `http://lead.test:${port}/${path}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pageOf({ name, email, phone }: Person): string {
  const described = {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name,
    email,
    telephone: phone,
    jobTitle: 'Managing director',
    worksFor: { '@type': 'Organization', name: 'Weiss Interiors' },
  };
  return `<!doctype html><html lang="en"><title>${name}</title>
    <script type="application/ld+json">${JSON.stringify(described)}</script>
    <h1>${name}</h1><a href="mailto:${email}">${email}</a></html>`;
}
