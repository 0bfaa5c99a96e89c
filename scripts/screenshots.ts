import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch, type Browser, type Page } from 'puppeteer';

import { readConfig } from '../api/config.ts';
import { demoPassword } from '../api/demo/people.ts';
import { createLog } from '../api/log.ts';
import { start } from '../api/start.ts';
import { build } from './build.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs/pictures');
const port = 8787;
const workspace = `http://localhost:${port}/app`;
const member = 'rep@brightwater.example';

/** The website that is clipped for the picture of the panel; made up, like everybody on it. */
const website = `<!doctype html><html lang="de"><title>Team | Hotel Lindenhof</title>
<h1>Hotel Lindenhof</h1>
<div itemscope itemtype="https://schema.org/Person"><h2 itemprop="name">Katharina Lindner</h2>
<p><span itemprop="jobTitle">General manager</span>,
<span itemprop="worksFor" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Hotel Lindenhof</span></span></p>
<p><a itemprop="email" href="mailto:k.lindner@hotel-lindenhof.example">k.lindner@hotel-lindenhof.example</a>
<a itemprop="telephone" href="tel:+493023125042">030 23125 042</a></p>
<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">Lindenallee 12</span>,
<span itemprop="postalCode">14050</span> <span itemprop="addressLocality">Berlin</span></p></div></html>`;

/** Makes the pictures of the README from the product itself, on a fresh demo that is thrown away afterwards. */
async function takePictures(): Promise<void> {
  await build();
  const dataDir = await mkdtemp(join(tmpdir(), 'pathsix-pictures-'));
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, DEMO: '1' });
  const running = await start({ config, log: createLog('error') });
  const site = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(website),
  ).listen(0, '127.0.0.1');
  const browser = await launch({
    enableExtensions: true,
    args: ['--no-sandbox', '--disable-quic', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  try {
    await mkdir(pictures, { recursive: true });
    await pictureWorkspace(browser);
    const address = site.address();
    const sitePort = typeof address === 'object' && address ? address.port : 0;
    await pictureExtension(browser, `http://hotel-lindenhof.test:${sitePort}/team`);
  } finally {
    await browser.close();
    site.close();
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const named = (name: string) => `::-p-aria(${name})`;

async function signIn(page: Page): Promise<void> {
  await page.locator(named('E-mail')).fill(member);
  await page.locator(named('Password')).fill(demoPassword);
  await page.locator(named('Sign in')).click();
}

async function inLight(page: Page, light: boolean): Promise<void> {
  const value = light ? 'light' : 'dark';
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForNetworkIdle();
  await page.screenshot({ path: join(pictures, `${name}.png`), optimizeForSpeed: false });
}

async function pictureWorkspace(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await inLight(page, true);
  await page.goto(workspace);
  await signIn(page);
  await page.waitForSelector('::-p-text(Overdue)');
  await page.goto(`${workspace}/leads?status=qualified`);
  await page.locator('tbody a, [role=row] a').click();
  await page.waitForSelector('::-p-text(Timeline)');
  await picture(page, 'workspace-light');
  await inLight(page, false);
  await picture(page, 'workspace-dark');
  await page.close();
}

async function pictureExtension(browser: Browser, url: string): Promise<void> {
  const id = await browser.installExtension(join(root, '.output/chrome-mv3'));
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('The extension was not installed');
  const open = async (path: string, width: number, height: number) => {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await inLight(page, true);
    await page.goto(`chrome-extension://${id}/${path}`);
    return page;
  };
  const popup = await open('popup.html', 380, 560);
  await signIn(popup);
  await popup.waitForSelector('::-p-text(Next 7 days)');
  await picture(popup, 'popup');

  const lead = await browser.newPage();
  await lead.goto(url);
  const before = popup.target();
  await popup.close();
  const opened = browser.waitForTarget(
    (target) => target !== before && target.url().endsWith('/popup.html'),
  );
  await lead.bringToFront();
  await lead.triggerExtensionAction(extension);
  const real = await (await opened).asPage();
  const tabId = await real.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  });
  await real.locator(named('Capture this page')).click();
  const panel = await open(`sidepanel.html?tab=${tabId}`, 420, 800);
  await panel.waitForSelector('.source-mark');
  await picture(panel, 'panel');
}

await takePictures();
