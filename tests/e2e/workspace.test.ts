import { beforeAll, describe, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { listNotFoundLog } from '../../contract/logs.ts';
import { clientOf } from '../support/server.ts';
import { openWorkspace, signInAs } from '../support/workspace-page.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

beforeAll(async () => {
  const sources = ['web_page', 'referral'] as const;
  for (let index = 0; index < 70; index++)
    await suite.colleague(records.lead.create, {
      firstName: `Number${String(index).padStart(2, '0')}`,
      lastName: 'Example',
      companyName: `Firm ${index}`,
      status: index % 10 === 0 ? 'qualified' : 'new',
      leadSource: sources[index % 2] ?? null,
    });
});

const rowNames = () =>
  suite.at.page.$$eval('[data-row]', (links) => links.map((link) => link.textContent));
const focusedText = () => suite.at.page.evaluate(() => document.activeElement?.textContent ?? '');

describe('signing in', () => {
  test('leads to the page one came for', async () => {
    const stranger = await openWorkspace(suite.browser, suite.server.url, '/clients');
    await signInAs(stranger, suite.company.rep.email);
    await stranger.find('heading', 'Clients');
    expect(stranger.page.url()).toBe(`${suite.server.url}/app/clients`);
    await stranger.close();
  });

  test('a wrong password is told in place, and the e-mail stays', async () => {
    const stranger = await openWorkspace(suite.browser, suite.server.url);
    await stranger.fill('E-mail', suite.company.rep.email);
    await stranger.fill('Password', 'wrong');
    await stranger.click('button', 'Sign in');
    await stranger.says('E-mail or password is not right.');
    expect(await stranger.page.$eval('[name=email]', (input) => Reflect.get(input, 'value'))).toBe(
      suite.company.rep.email,
    );
    await stranger.close();
  });

  test('signing out ends it', async () => {
    await suite.at.click('button', `${suite.company.rep.name}, account`);
    await suite.at.click('menuitem', 'Sign out');
    await suite.at.find('button', 'Sign in');
    await suite.at.go('/leads');
    await suite.at.find('button', 'Sign in');
  });
});

describe('a list', () => {
  test('is searched, filtered and sorted by its address, and Back undoes each', async () => {
    await suite.at.go('/leads?sort=lastName');
    await suite.at.fill('Search leads', 'number4', 'searchbox');
    await suite.at.page.waitForFunction(() => location.search.includes('q=number4'));
    await suite.at.saysNoMore('Number00');
    expect(await rowNames()).toHaveLength(10);

    await suite.at.click('button', 'Status');
    await suite.at.click('menuitemcheckbox', 'Qualified');
    await suite.at.says('Status: Qualified');
    await suite.at.page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 1);
    expect(await rowNames()).toEqual(['Number40 Example']);

    await suite.at.page.goBack();
    await suite.at.page.waitForFunction(
      () => document.querySelectorAll('[data-row]').length === 10,
    );
    await suite.at.click('button', 'Company');
    await suite.at.page.waitForFunction(() => location.search.includes('sort=companyName'));
    await suite.at.page.waitForSelector('th[aria-sort="ascending"]');
  });

  test('goes on loading while one scrolls', async () => {
    await suite.at.go('/leads?q=example&sort=firstName');
    await suite.at.page.waitForSelector('[data-row]');
    await suite.at.page.$eval('.list-body', (body) => body.scrollTo(0, body.scrollHeight));
    await suite.at.says('Number69 Example');
    await suite.at.page.waitForSelector('tr[aria-rowindex="71"]');
  });

  test('says what to do when nothing matches', async () => {
    await suite.at.go('/leads?q=nobodyhasthisname');
    await suite.at.says('No leads match what you look for.');
    await suite.at.click('button', 'Clear filters');
    await suite.at.page.waitForSelector('[data-row]');
  });

  test('shows the columns one chooses, in their order, and remembers them', async () => {
    await suite.at.go('/leads');
    await suite.at.click('button', 'Columns');
    await suite.at.click('checkbox', 'Job title');
    const kept = suite.at.page.waitForResponse(
      (answer) => answer.request().postData()?.includes('"jobTitle","lastInteractionAt"') ?? false,
    );
    await suite.at.click('button', 'Move Job title up');
    expect((await kept).status()).toBe(200);
    await suite.at.page.keyboard.press('Escape');
    await suite.at.find('columnheader', 'Job title');
    const heads = () =>
      suite.at.page.$$eval('thead th', (cells) => cells.map((cell) => cell.textContent));
    expect((await heads()).slice(-2)).toEqual(['Job title', 'Last interaction']);
    await suite.at.page.reload();
    await suite.at.find('columnheader', 'Job title');
    expect((await heads()).slice(-2)).toEqual(['Job title', 'Last interaction']);
  });

  test('is walked with j and k, opened with Enter and left with Esc, and the focus stays with it', async () => {
    await suite.at.go('/leads?q=number0&sort=-companyName');
    await suite.at.page.waitForSelector('[data-row]');
    for (const key of ['j', 'j', 'k', 'j'] as const) await suite.at.page.keyboard.press(key);
    const second = (await rowNames())[1] ?? '';
    expect(await focusedText()).toBe(second);
    await suite.at.page.keyboard.press('Enter');
    await suite.at.find('heading', second);
    expect(await focusedText()).toBe(second);
    await suite.at.page.keyboard.press('Escape');
    await suite.at.page.waitForFunction(() => location.pathname === '/app/leads');
    expect(
      await suite.at.page.evaluate(() => document.activeElement?.hasAttribute('data-row')),
    ).toBe(true);
    expect(await focusedText()).toBe(second);
  });
});

describe('from everywhere', () => {
  test('the palette finds a lead by a part of its name', async () => {
    const lead = await suite.makeLead({ lastName: 'Quintessa' });
    await suite.at.page.waitForSelector('.rail');
    await suite.at.page.keyboard.down('Control');
    await suite.at.page.keyboard.press('k');
    await suite.at.page.keyboard.up('Control');
    await suite.at.page.waitForSelector('dialog input:focus');
    await suite.at.page.keyboard.type('quint');
    await suite.at.find('option', `Sarah Quintessa ${lead.companyName}`);
    await suite.at.page.keyboard.press('Enter');
    await suite.at.find('heading', 'Sarah Quintessa');
  });

  test('? shows the keys, and Esc gives the page back', async () => {
    await suite.at.page.keyboard.press('?');
    await suite.at.find('heading', 'Keyboard shortcuts');
    await suite.at.page.keyboard.press('Escape');
    await suite.at.page.waitForSelector('dialog', { hidden: true });
  });

  test('an address that leads nowhere says so, and admins can read of it', async () => {
    const told = suite.at.page.waitForResponse((response) => response.url().endsWith('/not-found'));
    await suite.at.go('/no/such/page?secret=1');
    await suite.at.find('heading', 'There is nothing at this address');
    expect((await told).status()).toBe(204);
    const admin = await clientOf(suite.server, suite.company.admin);
    const { items } = await admin(listNotFoundLog, { source: 'workspace' });
    expect(items).toMatchObject([{ path: '/app/no/such/page', member: suite.company.rep.name }]);
    await suite.at.click('link', 'Go home');
    await suite.at.page.waitForFunction(() => location.pathname === '/app');
  });
});
