import type { Browser, CookieData, Page } from 'puppeteer';
import { expect } from 'vitest';

import { cookieName } from '../../api/http/token.ts';
import { createClient } from '../../contract/client.ts';
import { signIn } from '../../contract/sessions.ts';
import { password } from './database.ts';

export interface WorkspacePage {
  page: Page;
  /** What the page complained about on the console, and errors nobody caught. */
  complaints: string[];
  go(path: string): Promise<void>;
  /** Waits for an element by its role and name, as a screen reader has them. */
  find(role: string, name: string): Promise<void>;
  click(role: string, name: string): Promise<void>;
  /** Puts text in place of what stands in a control. */
  fill(name: string, text: string, role?: string): Promise<void>;
  /** Waits until the page says it somewhere. */
  says(text: string): Promise<void>;
  saysNoMore(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The workspace in a browser of its own, at an address or yet to `go` to one; signed in already if an e-mail says as whom. */
export async function openWorkspace(
  browser: Browser,
  url: string,
  path: string | null = '',
  email?: string,
): Promise<WorkspacePage> {
  const context = await browser.createBrowserContext();
  if (email) await context.setCookie(await sessionCookie(url, email));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewport({ width: 1440, height: 900 });
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Chromium itself says this of every answer above 399, also of those that are awaited.
    const isExpected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const go = async (to: string) => void (await page.goto(`${url}/app${to}`));
  const control = (role: string, name: string) =>
    page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
  if (path !== null) await go(path);
  return {
    page,
    complaints,
    go,
    find: async (role, name) => void (await control(role, name).wait()),
    click: (role, name) => control(role, name).click(),
    fill: (name, text, role = 'textbox') => control(role, name).fill(text, { typingThreshold: 0 }),
    says: (text) => waitFor(page, text, true),
    saysNoMore: (text) => waitFor(page, text, false),
    close: () => context.close(),
  };
}

async function waitFor(page: Page, text: string, isThere: boolean) {
  try {
    await page.waitForFunction(
      (wanted: string, there: boolean) => document.body.innerText.includes(wanted) === there,
      { polling: 50 },
      text,
      isThere,
    );
  } catch {
    // The page as it is says more than that the time is up.
    const shown = await page.evaluate(() => document.body.innerText);
    if (isThere) expect(shown).toContain(text);
    else expect(shown).not.toContain(text);
  }
}

/** What a browser keeps after a sign-in as a member of a company made for the suite. */
async function sessionCookie(url: string, email: string): Promise<CookieData> {
  const { token } = await createClient({ base: url })(signIn, { email, password });
  const { hostname } = new URL(url);
  const name = cookieName(new URL(url));
  return { name, value: token, domain: hostname, path: '/', secure: true, httpOnly: true };
}

/** Signs in at the page's own form, as a member of a company made for the suite. */
export async function signInAs({ fill, click, page }: WorkspacePage, email: string) {
  await fill('E-mail', email);
  await fill('Password', password);
  await click('button', 'Sign in');
  await page.waitForSelector('nav[aria-label="Main"]');
}
