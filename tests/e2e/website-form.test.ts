import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { openChromium } from '../support/chromium.ts';
import { makeCompany, rowsOf } from '../support/database.ts';
import { holdSubmissions, visit } from '../support/form-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { filled, makeForm, submit } from '../support/website-form.ts';
import { startWebsite, type Website } from '../support/website.ts';

let browser: Browser;
let server: TestServer;
let company: Awaited<ReturnType<typeof makeCompany>>;
let website: Website;
let key: string;
const pages: Parameters<typeof startWebsite>[0] = {};

beforeAll(async () => {
  browser = await openChromium();
  server = await startServer();
  website = await startWebsite(pages);
  company = await makeCompany();
  ({ key } = await makeForm(server, company.admin, [website.at('customer.test')]));
  pages['/contact'] = {
    body: `<h1>Contact</h1>
      <script src="${server.url}/widget/pathsix-capture.js" async></script>
      <pathsix-capture key="${key}"></pathsix-capture>`,
  };
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await website.stop();
});

let email: string;
beforeEach(() => {
  ({ email } = filled());
});

const open = (path = '/contact', host = 'customer.test') =>
  visit(browser, `${website.at(host)}${path}`);
const leads = () =>
  rowsOf<{ id: string; source: string; source_url: string; owner_id: string | null }>(
    'select * from lead where tenant_id = $1 and emails @> array[$2]',
    [company.tenantId, email],
  );

test('what a visitor of a foreign page sends is a lead, with the address of that page', async () => {
  const { page, type, send, sees } = await open('/contact?utm=spring#form');
  await page.evaluate(() =>
    document.addEventListener('pathsix:sent', (event) => {
      document.title = `sent ${JSON.stringify((event as CustomEvent).detail)}`;
    }),
  );
  await type({
    name: 'Sarah Weiss',
    email,
    phone: '+49 30 901820',
    company: 'Weiss Interiors',
    message: 'Please call me.',
  });
  await send();
  expect(await sees('.sent')).toContain('Thank you. We have your message.');
  expect(await page.title()).toBe('sent {}');
  expect(await leads()).toMatchObject([
    {
      first_name: 'Sarah',
      last_name: 'Weiss',
      phones: ['+49 30 901820'],
      company_name: 'Weiss Interiors',
      source: 'widget',
      source_url: `${website.at('customer.test')}/contact?utm=spring`,
      owner_id: null,
    },
  ]);
  await page.browserContext().close();
});

test('the keyboard alone is enough, and never comes to what people cannot see', async () => {
  const { page, sees } = await open();
  const stops: string[] = [];
  for (const text of ['Sarah', email, '', '', '']) {
    await page.keyboard.press('Tab');
    if (text) await page.keyboard.type(text);
    stops.push(
      await page.evaluate(() => {
        const focused = document.activeElement?.shadowRoot?.activeElement;
        return focused?.getAttribute('name') ?? 'nothing';
      }),
    );
  }
  expect(stops).toEqual(['name', 'email', 'phone', 'company', 'message']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await sees('.sent');
  expect(await leads()).toHaveLength(1);
  await page.browserContext().close();
});

test('a website that is not registered is told so, its owner what to do, and nothing is kept', async () => {
  const { page, said, type, send, sees } = await open('/contact', 'stranger.test');
  await page.evaluate(() =>
    document.addEventListener('pathsix:failed', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    }),
  );
  await type({ email });
  await send();
  expect(await sees('.failure')).toContain('This form is not set up for this website');
  expect(said.join('\n')).toContain(`is not registered for ${website.at('stranger.test')}`);
  expect(await page.title()).toBe('{"reason":"notSetUp"}');
  expect(await leads()).toHaveLength(0);
  await page.browserContext().close();
});

describe('a message arrives once', () => {
  test('when the button is pressed twice, and while it is under way the form is busy', async () => {
    const { page, type, sees } = await open();
    const { held, next } = await holdSubmissions(page);
    await type({ email });
    await page.click('pathsix-capture >>> button', { count: 2 });
    const request = await next();
    expect(await sees('form[aria-busy="true"] button:disabled')).toBe('Sending…');
    expect(held).toHaveLength(0);
    await request.continue();
    await sees('.sent');
    expect(await leads()).toHaveLength(1);
    await page.browserContext().close();
  });

  test('when its answer is lost, the page is loaded again and it is sent again', async () => {
    const { page, type, send, sees, valueOf } = await open();
    const { next } = await holdSubmissions(page);
    await type({ email, message: 'Only once.' });
    await send();
    const first = await next();
    const origin = website.at('customer.test');
    expect((await submit(server, { key, origin }, first.postData())).status).toBe(201);
    await first.abort();
    expect(await sees('.failure')).toContain('What you typed is kept');
    await page.reload();
    await sees('form');
    expect(await valueOf('message')).toBe('Only once.');
    await send();
    await (await next()).continue();
    await sees('.sent');
    const [lead, ...more] = await leads();
    expect(more).toEqual([]);
    const told = await rowsOf('select 1 from interaction where subject_of_id = $1', [lead?.id]);
    expect(told).toHaveLength(1);
    await page.browserContext().close();
  });

  test('when the server is down at first', async () => {
    const { port } = server;
    const { page, type, send, sees, valueOf } = await open();
    await type({ name: 'Sarah', email });
    await server.stop();
    await send();
    expect(await sees('.failure')).toContain('our server did not answer');
    expect(await sees('button')).toBe('Try again');
    expect([await valueOf('name'), await valueOf('email')]).toEqual(['Sarah', email]);
    server = await startServer({ port });
    await send();
    await sees('.sent');
    expect(await leads()).toHaveLength(1);
    await page.reload();
    await sees('form');
    expect(await valueOf('email')).toBe('');
    await page.browserContext().close();
  });
});

describe('what is wrong stands at its field', () => {
  test('before anything is sent', async () => {
    const { page, type, send, sees } = await open();
    await type({ phone: '12' });
    await send();
    expect(await sees('#phone-hint.error')).toContain('at least three digits');
    expect(await sees('#phone[aria-invalid="true"]:focus')).toBe('');
    await type({ phone: '345' });
    await page.waitForSelector('pathsix-capture >>> #phone[aria-invalid="false"]');
    await page.browserContext().close();
  });

  test('when only the server knows', async () => {
    const { page, type, send, sees } = await open();
    await type({ email: 'sarah@weiss.e' });
    await send();
    expect(await sees('#email-hint.error')).toContain('like name@company.com');
    await page.browserContext().close();
  });
});

test('who sent too much is told when to come back', async () => {
  await rowsOf(`delete from rate_limit where bucket like 'form %'`);
  const limited = await startServer({ rateLimits: true });
  const origin = website.at('customer.test');
  for (let sent = 0; sent < 20; sent++) await submit(limited, { key, origin }, filled());
  pages['/limited'] = {
    body: `<script src="${server.url}/widget/pathsix-capture.js"></script>
      <pathsix-capture key="${key}" api="${limited.url}"></pathsix-capture>`,
  };
  const { page, type, send, sees } = await open('/limited');
  await type({ email });
  await send();
  expect(await sees('.failure')).toMatch(/try again in (?:9|10) minutes \(\d+:\d\d.*\)/);
  await page.browserContext().close();
  await limited.stop();
});
