import type { Browser, HTTPRequest, Page } from 'puppeteer';

import { submissionsPath } from '../../widget/capture-form/send.ts';

const inside = (selector: string) => `pathsix-capture >>> ${selector}`;

/** A visitor's window on a page with `<pathsix-capture>`. */
export interface Visitor {
  page: Page;
  /** What the page told its console. */
  said: string[];
  type(values: Record<string, string>): Promise<void>;
  send(): Promise<void>;
  /** Waits until the form shows this, and answers its text. */
  sees(selector: string): Promise<string>;
  valueOf(name: string): Promise<string>;
}

/** Opens a page in a window of its own, with its own storage, and waits for its form. */
export async function visit(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(url);
  await page.waitForSelector(inside('form'));
  return {
    page,
    said,
    async type(values) {
      for (const [name, text] of Object.entries(values))
        await page.type(inside(`[name=${name}]`), text);
    },
    async send() {
      const button = await page.waitForSelector(inside('button'));
      await button?.click();
    },
    async sees(selector) {
      const found = await page.waitForSelector(inside(selector), {
        visible: true,
        timeout: 15_000,
      });
      return (await found?.evaluate((element) => element.textContent)) ?? '';
    },
    valueOf: (name) =>
      page.$eval(inside(`[name=${name}]`), (field) =>
        field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
          ? field.value
          : '',
      ),
  };
}

/** Holds every submission of a page in the hand: `next` answers the one that was sent. */
export async function holdSubmissions(page: Page) {
  const held: HTTPRequest[] = [];
  const waiting: ((request: HTTPRequest) => void)[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isSubmission = request.method() === 'POST' && request.url().endsWith(submissionsPath);
    const wanted = isSubmission ? waiting.shift() : null;
    if (!isSubmission) void request.continue();
    else if (wanted) wanted(request);
    else held.push(request);
  });
  return {
    held,
    next: () =>
      new Promise<HTTPRequest>((resolve) => {
        const request = held.shift();
        if (request) resolve(request);
        else waiting.push(resolve);
      }),
  };
}
