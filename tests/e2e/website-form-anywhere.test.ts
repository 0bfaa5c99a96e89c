import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type Axe from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openChromium } from '../support/chromium.ts';
import { makeCompany, rowsOf } from '../support/database.ts';
import { visit } from '../support/form-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { filled, makeForm } from '../support/website-form.ts';
import { startWebsite, type Website } from '../support/website.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: TestServer;
let website: Website;
let script: string;
let tag: string;
const pages: Parameters<typeof startWebsite>[0] = {};

beforeAll(async () => {
  browser = await openChromium();
  server = await startServer();
  website = await startWebsite(pages);
  const company = await makeCompany();
  const { key } = await makeForm(server, company.admin, [website.at('customer.test')]);
  script = `<script src="${server.url}/widget/pathsix-capture.js" async></script>`;
  tag = `<pathsix-capture key="${key}"></pathsix-capture>`;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await website.stop();
});

/** Opens a page that holds just this. */
function show(body: string, policy?: string) {
  const path = `/page-${Object.keys(pages).length}`;
  pages[path] = policy === undefined ? { body } : { body, policy };
  return visit(browser, `${website.at('customer.test')}${path}`);
}

const leadsWith = (email: string) =>
  rowsOf('select 1 from lead where emails @> array[$1]', [email]);

async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // The line above puts it there.
    const { axe: checker } = window as unknown as { axe: typeof Axe };
    const { violations } = await checker.run(document.body, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** What a person sees of the form: sizes and styles of its parts. */
const looksOf = (page: Page) =>
  page.$eval('pathsix-capture', (element) => {
    const of = (selector: string) => {
      const part = element.shadowRoot?.querySelector(selector);
      if (!part) return null;
      const { width, height } = part.getBoundingClientRect();
      const { display, fontFamily, fontSize, color, backgroundColor } = getComputedStyle(part);
      return { width, height, display, fontFamily, fontSize, color, backgroundColor };
    };
    return ['.frame', 'form', 'label', '#email', 'textarea', '.main'].map(of);
  });

// Each theme and each width once: a theme changes colours, a width the layout.
test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'in the %s at %i px it fits and has no serious accessibility problem, whatever its state',
  async (scheme, width) => {
    const { page, type, send, sees } = await show(`<main><h1>Contact</h1>${script}${tag}</main>`);
    await page.setViewport({ width, height: 800, hasTouch: width < 500, isMobile: width < 500 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const problems = [await seriousProblems(page)];
    await send();
    await sees('.error');
    problems.push(await seriousProblems(page));
    await type({ email: filled().email });
    await page.setOfflineMode(true);
    await send();
    await sees('.failure');
    problems.push(await seriousProblems(page));
    await page.setOfflineMode(false);
    const [frame, , , , , button] = await looksOf(page);
    expect(button?.height).toBeGreaterThanOrEqual(width < 500 ? 44 : 40);
    expect(frame?.backgroundColor).toContain(scheme === 'dark' ? 'oklch(0.21' : 'oklch(1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await send();
    await sees('.sent');
    problems.push(await seriousProblems(page));
    expect(problems).toEqual([[], [], [], []]);
    await page.browserContext().close();
  },
);

describe('looks and works the same on a page that', () => {
  test.each([
    ['unsets everything', '* { all: unset !important }'],
    ['hides what it does not know', 'div, form, input, button, slot { display: none !important }'],
    [
      'hides the element itself',
      'pathsix-capture { display: none !important; opacity: 0 !important }',
    ],
    [
      'has tiny text',
      'html { font-size: 20% } body { font: 6px fantasy; letter-spacing: 1em; text-transform: uppercase }',
    ],
    [
      'has properties of the same names',
      '* { --text: white; --surface-1: white; --accent: white; --on-accent: white; color: white !important }',
    ],
  ])('%s', async (_, css) => {
    const plain = await show(`<main>${script}${tag}</main>`);
    const hostile = await show(
      `<style>${css}</style><main style="display:block!important">${script}${tag}</main>`,
    );
    const width = (page: Page) => page.setViewport({ width: 900, height: 900 });
    await Promise.all([width(plain.page), width(hostile.page)]);
    const expected = await looksOf(plain.page);
    const found = await looksOf(hostile.page);
    // A page without a margin of its own is wider, and so is what fills it.
    const withoutWidth = (parts: typeof expected) =>
      parts.map((part) => part && { ...part, width: part.width > 0 });
    expect(withoutWidth(found)).toEqual(withoutWidth(expected));
    const { email } = filled();
    await hostile.type({ email });
    await hostile.send();
    await hostile.sees('.sent');
    expect(await leadsWith(email)).toHaveLength(1);
    await plain.page.browserContext().close();
    await hostile.page.browserContext().close();
  });
});

test('a strict content security policy needs the script and one address, no inline styles', async () => {
  const { origin } = new URL(server.url);
  const { type, send, sees, said, page } = await show(
    `${script}${tag}`,
    `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`,
  );
  expect((await looksOf(page))[5]?.height).toBeGreaterThanOrEqual(40);
  await type({ email: filled().email });
  await send();
  await sees('.sent');
  expect(said.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
  await page.browserContext().close();
});

test('the script may be loaded twice, as a module too, and the element may come before or after', async () => {
  const { page, said } = await show(
    `${tag}${script}${script}<script type="module" src="${server.url}/widget/pathsix-capture.mjs"></script>
     <script>addEventListener('load', () => document.body.append(document.createElement('pathsix-capture')))</script>`,
  );
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('pathsix-capture')].filter((one) => one.shadowRoot).length ===
      2,
  );
  expect(said).toEqual([]);
  await page.browserContext().close();
});

test('the module finds its server by its own address', async () => {
  const { type, send, sees, page } = await show(
    `${tag}<script type="module" src="${server.url}/widget/pathsix-capture.mjs"></script>`,
  );
  await type({ email: filled().email });
  await send();
  await sees('.sent');
  await page.browserContext().close();
});

test('several forms on a page keep apart what is typed, also when one is moved and the page is loaded again', async () => {
  const { page, type, valueOf } = await show(`${script}<aside></aside>${tag}${tag}`);
  await type({ name: 'Sarah', message: 'Half a sen' });
  await page.evaluate(() => {
    const [first] = document.querySelectorAll('pathsix-capture');
    if (first) document.querySelector('aside')?.append(first);
  });
  expect(await valueOf('message')).toBe('Half a sen');
  const second = 'pathsix-capture:last-of-type';
  const names = () =>
    page.$$eval('pathsix-capture', (forms) =>
      forms.map((form) => form.shadowRoot?.querySelector('input')?.value),
    );
  expect(await names()).toEqual(['Sarah', '']);
  await page.reload();
  await page.waitForSelector(`${second} >>> form`);
  expect(await names()).toEqual(['Sarah', '']);
  await page.browserContext().close();
});

test('letters typed into it are no shortcuts of the page', async () => {
  const { page, type } = await show(
    `${script}${tag}<script>let heard = ''; addEventListener('keydown', ({ key }) => (document.title = heard += key))</script>`,
  );
  await type({ name: 'abc' });
  await page.keyboard.press('Escape');
  expect(await page.title()).toBe('Escape');
  await page.browserContext().close();
});

test('attributes choose fields, their order, words, language and colour', async () => {
  const { page } = await show(
    `${script}${tag.replace('>', ' lang="de-AT" fields="message, name nonsense" required="name" label-name="Ihr Name" accent="#ffe600">')}`,
  );
  const [labels, button, language] = await page.$eval('pathsix-capture', ({ shadowRoot }) => {
    const main = shadowRoot?.querySelector('.main');
    return [
      [...(shadowRoot?.querySelectorAll('.field label') ?? [])].map(
        ({ textContent }) => textContent,
      ),
      [
        main?.textContent,
        main && getComputedStyle(main).backgroundColor,
        main && getComputedStyle(main).color,
      ],
      shadowRoot?.querySelector<HTMLElement>('.frame')?.lang,
    ];
  });
  // Without e-mail and phone nobody could answer.
  expect(labels).toEqual(['Nachricht freiwillig', 'Ihr Name', 'E-Mail']);
  expect(button).toEqual(['Senden', 'rgb(255, 230, 0)', 'rgb(0, 0, 0)']);
  expect(language).toBe('de');
  await page.browserContext().close();
});
