import { connect, type Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';
import { openWorkspace, signInAs, type WorkspacePage } from '../support/workspace-page.ts';

let server: TestServer;
let browser: Browser;
let company: Awaited<ReturnType<typeof makeCompany>>;
let colleague: Client;
let at: WorkspacePage;

beforeAll(async () => {
  server = await startServer();
  browser = await connect({ browserWSEndpoint: inject('browserEndpoint') });
  company = await makeCompany();
  colleague = await clientOf(server, company.rep2);
  const sources = ['web_page', 'referral'] as const;
  for (let index = 0; index < 70; index++)
    await colleague(records.lead.create, {
      firstName: `Number${String(index).padStart(2, '0')}`,
      lastName: 'Example',
      companyName: `Firm ${index}`,
      status: index % 10 === 0 ? 'qualified' : 'new',
      leadSource: sources[index % 2] ?? null,
    });
});
afterAll(async () => {
  await browser.disconnect();
  await server.stop();
});

beforeEach(async () => {
  at = await openWorkspace(browser, server.url);
  await signInAs(at, company.rep.email);
});
afterEach(async () => {
  expect(at.complaints, 'what the console said').toEqual([]);
  await at.close();
});

let made = 0;
const makeLead = (more: object = {}) =>
  colleague(records.lead.create, {
    firstName: 'Sarah',
    lastName: `Weiss${++made}`,
    companyName: `Weiss Interiors ${made}`,
    emails: [`sarah${made}@weiss.example`],
    ...more,
  });
const nameOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  `${firstName} ${lastName}`;

const rowNames = () =>
  at.page.$$eval('[data-row]', (links) => links.map((link) => link.textContent));
const focusedText = () => at.page.evaluate(() => document.activeElement?.textContent ?? '');

describe('signing in', () => {
  test('leads to the page one came for', async () => {
    const stranger = await openWorkspace(browser, server.url, '/clients');
    await signInAs(stranger, company.rep.email);
    await stranger.find('heading', 'Clients');
    expect(stranger.page.url()).toBe(`${server.url}/app/clients`);
    await stranger.close();
  });

  test('a wrong password is told in place, and the e-mail stays', async () => {
    const stranger = await openWorkspace(browser, server.url);
    await stranger.fill('E-mail', company.rep.email);
    await stranger.fill('Password', 'wrong');
    await stranger.click('button', 'Sign in');
    await stranger.says('E-mail or password is not right.');
    expect(await stranger.page.$eval('[name=email]', (input) => Reflect.get(input, 'value'))).toBe(
      company.rep.email,
    );
    await stranger.close();
  });

  test('signing out ends it', async () => {
    await at.click('button', `${company.rep.name}, account`);
    await at.click('menuitem', 'Sign out');
    await at.find('button', 'Sign in');
    await at.go('/leads');
    await at.find('button', 'Sign in');
  });
});

describe('a list', () => {
  test('is searched, filtered and sorted by its address, and Back undoes each', async () => {
    await at.go('/leads?sort=lastName');
    await at.fill('Search leads', 'number4', 'searchbox');
    await at.page.waitForFunction(() => location.search.includes('q=number4'));
    await at.saysNoMore('Number30');
    expect(await rowNames()).toHaveLength(10);

    await at.click('button', 'Status');
    await at.click('menuitemcheckbox', 'Qualified');
    await at.says('Status: Qualified');
    await at.page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 1);
    expect(await rowNames()).toEqual(['Number40 Example']);

    await at.page.goBack();
    await at.page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 10);
    await at.click('button', 'Company');
    await at.page.waitForFunction(() => location.search.includes('sort=companyName'));
    await at.page.waitForSelector('th[aria-sort="ascending"]');
  });

  test('goes on loading while one scrolls', async () => {
    await at.go('/leads?q=example');
    await at.page.waitForSelector('[data-row]');
    await at.page.$eval('.list-body', (body) => body.scrollTo(0, body.scrollHeight));
    await at.page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 70);
  });

  test('says what to do when nothing matches', async () => {
    await at.go('/leads?q=nobodyhasthisname');
    await at.says('No leads match what you look for.');
    await at.click('button', 'Clear filters');
    await at.page.waitForSelector('[data-row]');
  });

  test('shows the columns one chooses', async () => {
    await at.go('/leads');
    await at.click('button', 'Columns');
    await at.click('menuitemcheckbox', 'Job title');
    await at.find('columnheader', 'Job title');
    expect(at.page.url()).toContain('jobTitle');
  });

  test('is walked with j and k, opened with Enter and left with Esc, and the focus stays with it', async () => {
    await at.go('/leads?q=number0&sort=-companyName');
    await at.page.waitForSelector('[data-row]');
    for (const key of ['j', 'j', 'k', 'j'] as const) await at.page.keyboard.press(key);
    const second = (await rowNames())[1] ?? '';
    expect(await focusedText()).toBe(second);
    await at.page.keyboard.press('Enter');
    await at.find('heading', second);
    expect(await focusedText()).toBe(second);
    await at.page.keyboard.press('Escape');
    await at.page.waitForFunction(() => location.pathname === '/app/leads');
    expect(await at.page.evaluate(() => document.activeElement?.hasAttribute('data-row'))).toBe(
      true,
    );
    expect(await focusedText()).toBe(second);
  });
});

describe('a record', () => {
  test('is edited where it stands', async () => {
    const lead = await makeLead({ jobTitle: 'Owner' });
    await at.go(`/leads/${lead.id}`);
    await at.click('button', 'Edit Job title');
    await at.fill('Job title', 'Managing director');
    await at.page.keyboard.press('Enter');
    await at.saysNoMore('Save');
    expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
      jobTitle: 'Managing director',
      companyName: lead.companyName,
    });
  });

  test('that somebody else changed is not written over: what changed is shown, and what was typed stays', async () => {
    const lead = await makeLead({ jobTitle: 'Owner' });
    await at.go(`/leads/${lead.id}`);
    await at.click('button', 'Edit Job title');
    await at.fill('Job title', 'Founder');
    await colleague(records.lead.change, { id: lead.id, companyName: 'Renamed Ltd' });
    await at.page.keyboard.press('Enter');
    await at.says('changed this record while it was open here');
    await at.says('Renamed Ltd');
    expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({ jobTitle: 'Owner' });

    await at.click('button', 'Save');
    await at.saysNoMore('changed this record');
    expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
      jobTitle: 'Founder',
      companyName: 'Renamed Ltd',
    });
  });

  test('keeps what was typed when its form is left with Esc', async () => {
    const lead = await makeLead();
    await at.go(`/leads/${lead.id}`);
    await at.find('heading', nameOf(lead));
    await at.page.keyboard.press('e');
    await at.fill('Salutation', 'Dr.');
    await at.page.keyboard.press('Escape');
    await at.find('button', 'Add a detail');
    await at.page.keyboard.press('e');
    expect(await at.page.$eval('[name=salutation]', (input) => Reflect.get(input, 'value'))).toBe(
      'Dr.',
    );
  });

  test('changes its status and owner from its head', async () => {
    const lead = await makeLead();
    await at.go(`/leads/${lead.id}`);
    await at.click('button', 'Status: New');
    await at.click('menuitemcheckbox', 'Qualified');
    await at.find('button', 'Status: Qualified');
    await at.says('set the status to Qualified');
    await at.click('button', `Owner: ${company.rep2.name}`);
    await at.click('menuitemcheckbox', company.rep.name);
    await at.find('button', `Owner: ${company.rep.name}`);
    expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({
      status: 'qualified',
      ownerId: company.rep.memberId,
    });
  });

  test('takes notes, calls and follow-ups, and shows them at once', async () => {
    const lead = await makeLead();
    await at.go(`/leads/${lead.id}`);
    await at.find('heading', nameOf(lead));
    await at.page.keyboard.press('n');
    await at.page.keyboard.type('Prefers calls before ten.');
    await at.click('button', 'Save note');
    await at.says(`${company.rep.name} noted`);

    await at.click('tab', 'Call');
    await at.fill('What was said', 'Wants two variants.');
    await at.click('button', 'Log call');
    await at.says(`${company.rep.name} logged a call`);

    await at.click('tab', 'Follow-up');
    await at.fill('Follow-up', 'Send both variants tomorrow 9:00');
    await at.page.keyboard.press('Enter');
    await at.says('Follow-up added: Send both variants');
    const { items } = await colleague(records.followUp.list, { subject: `lead:${lead.id}` });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ title: 'Send both variants', status: 'open' });
    expect(items[0]?.dueAt).toMatch(/T0[78]:00:00/);
  });

  test('is deleted at once, and Undo brings it back', async () => {
    const lead = await makeLead();
    await at.go(`/leads/${lead.id}`);
    await at.click('button', 'More');
    await at.click('menuitem', 'Delete');
    await at.says(`Deleted ${nameOf(lead)}`);
    await expect(colleague(records.lead.get, { id: lead.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await at.click('button', 'Undo');
    await at.page.waitForSelector(`[data-row="${lead.id}"]`);
    expect(await colleague(records.lead.get, { id: lead.id })).toMatchObject({ deletedAt: null });
  });

  test('that is not there looks like one that is not ours', async () => {
    await at.go('/leads/01934f5e-7c1a-7b3e-8a55-0123456789ab');
    await at.says('This lead is not here');
  });
});

describe('a new lead', () => {
  test('is matched while it is typed, refused when it is known, and saved with a reason', async () => {
    const known = await makeLead();
    await at.go('/leads');
    await at.page.waitForSelector('[data-row]');
    await at.page.keyboard.press('c');
    await at.fill('First name', 'Sarah');
    await at.fill('E-mails', known.emails[0] ?? '');
    await at.says(`Already a lead of ${company.rep2.name}: same e-mail`);
    await at.click('button', 'Save lead');
    await at.fill('Why a second one', 'Her assistant shares the address');
    await at.click('button', 'Save anyway');
    await at.find('heading', 'Sarah');
  });

  test('tells what is missing at its field', async () => {
    await at.go('/leads/new');
    await at.fill('E-mails', 'not an address');
    await at.page.keyboard.press('Enter');
    await at.says('Enter an e-mail address like name@company.com');
    expect(await at.page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe(
      'true',
    );
  });

  test('is still there when one comes back to its form', async () => {
    await at.go('/leads');
    await at.page.waitForSelector('[data-row]');
    await at.page.keyboard.press('c');
    await at.fill('Company', 'Half typed');
    await at.page.keyboard.press('Escape');
    await at.find('heading', 'Leads');
    await at.page.keyboard.press('c');
    await at.page.waitForSelector('[name=companyName]');
    expect(await at.page.$eval('[name=companyName]', (input) => Reflect.get(input, 'value'))).toBe(
      'Half typed',
    );
  });
});

describe('follow-ups', () => {
  test('on the home page are done and snoozed by keys, and Undo puts them back', async () => {
    const lead = await makeLead();
    const mine = await clientOf(server, company.rep);
    const due = {
      subject: { type: 'lead' as const, id: lead.id },
      dueAt: new Date(Date.now() - 90_000_000).toISOString(),
    };
    const first = await mine(records.followUp.create, { title: 'Call Sarah', ...due });
    await at.go('/');
    await at.says('Call Sarah');
    await at.page.keyboard.press('j');
    await at.page.keyboard.press('d');
    await at.click('menuitem', 'Reached');
    await at.says('Done: Call Sarah');
    expect(await mine(records.followUp.get, { id: first.id })).toMatchObject({
      status: 'done',
      outcome: 'reached',
    });

    await at.click('button', 'Undo');
    await at.find('link', 'Call Sarah');
    expect(await mine(records.followUp.get, { id: first.id })).toMatchObject({
      status: 'open',
      outcome: null,
    });

    await at.page.keyboard.press('j');
    await at.page.keyboard.press('s');
    await at.click('menuitem', 'Tomorrow 9:00');
    await at.says('Snoozed until');
    const snoozed = await mine(records.followUp.get, { id: first.id });
    expect(Date.parse(snoozed.dueAt ?? '')).toBeGreaterThan(Date.now());
  });
});

describe('from everywhere', () => {
  test('the palette finds a lead by a part of its name', async () => {
    const lead = await makeLead({ lastName: 'Quintessa' });
    await at.page.keyboard.down('Control');
    await at.page.keyboard.press('k');
    await at.page.keyboard.up('Control');
    await at.page.keyboard.type('quint');
    await at.find('option', `Sarah Quintessa ${lead.companyName}`);
    await at.page.keyboard.press('Enter');
    await at.find('heading', 'Sarah Quintessa');
  });

  test('? shows the keys, and Esc gives the page back', async () => {
    await at.page.keyboard.press('?');
    await at.find('heading', 'Keyboard shortcuts');
    await at.page.keyboard.press('Escape');
    await at.page.waitForSelector('dialog', { hidden: true });
  });

  test('an address that leads nowhere says so', async () => {
    await at.go('/no/such/page');
    await at.find('heading', 'There is nothing at this address');
    await at.click('link', 'Go home');
    await at.page.waitForFunction(() => location.pathname === '/app');
  });
});
