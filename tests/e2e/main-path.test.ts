import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { makeCompany, password } from '../support/database.ts';
import {
  installExtension,
  named,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

const people = {
  sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
  twin: { name: 'S. Weiss', email: 'sarah@weiss.example', phone: '+49 30 901821' },
  omar: { name: 'Omar Haddad', email: 'omar@haddad.example', phone: '+49 30 901822' },
};

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let rep: { email: string };
let call: Client;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
  rep = (await makeCompany()).rep;
  call = await clientOf(server, rep);
  extension = await installExtension(server.url);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

const leadsCalled = async (lastName: string) => (await call(records.lead.list, { lastName })).items;

const clip = (path: keyof typeof people) => extension.clip(website.urlOf(path));

test('sign in, capture, save: the lead is there with the page it was found on', async () => {
  const page = await extension.openPage(website.urlOf('sarah'));
  const popup = await extension.openPopup(page);
  await popup.locator(named('E-mail')).fill(rep.email);
  await popup.locator(named('Password')).fill(password);
  await popup.locator(named('Sign in')).click();
  await popup.locator(named('Capture this page')).wait();
  await page.close();

  const panel = await clip('sarah');
  await panel.locator('::-p-aria([name="Job title"][role="textbox"])').fill('Owner');
  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved; sent');
  expect(await leadsCalled('Weiss')).toMatchObject([
    {
      firstName: 'Sarah',
      jobTitle: 'Owner',
      companyName: 'Weiss Interiors',
      emails: ['sarah@weiss.example'],
      sourceUrl: website.urlOf('sarah'),
      source: 'extension',
    },
  ]);

  const [lead] = await leadsCalled('Weiss');
  const workspace = await extension.open(`workspace.html#/leads/${lead?.id}`);
  await says(workspace, 'Sarah Weiss');
  await says(workspace, website.urlOf('sarah').replace('http://', ''));
  await panel.bringToFront();
  await panel.locator(named('Add follow-up')).click();
  await says(panel, 'Added: Follow up with Sarah Weiss');
});

test('a follow-up for tomorrow stands in the popup, and counts on the badge on its day', async () => {
  const page = await extension.openPage(website.urlOf('sarah'));
  const popup = await extension.openPopup(page);
  await says(popup, 'Follow up with Sarah Weiss');
  await expect
    .poll(() => extension.badge())
    .toEqual({
      text: '',
      title: 'PathSix: 0 overdue, 0 due today, 1 in the next 7 days',
    });

  const { items } = await call(records.followUp.list, { status: 'open' });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format();
  await call(records.followUp.change, { id: items[0]?.id ?? '', dueAt: null, dueOn: today });
  const again = await extension.openPopup(page);
  await again.locator(named('Today 1')).wait();
  await expect.poll(async () => (await extension.badge()).text).toBe('1');

  await again.locator(named('Done')).click();
  await again.locator(named('Reached')).click();
  await says(again, 'Nothing more is due today');
  await says(again, 'all sent');
  const done = await call(records.followUp.get, { id: items[0]?.id ?? '' });
  expect(done).toMatchObject({ status: 'done', outcome: 'reached' });
  await expect.poll(async () => (await extension.badge()).text).toBe('');
});

test('who is there already is said with the reason, and saved twice only with a reason', async () => {
  const panel = await clip('twin');
  await says(panel, 'same e-mail');
  await panel.locator(named('Save lead')).click();
  await panel.locator(named('Save a second one because')).wait();
  expect(await leadsCalled('Weiss')).toHaveLength(1);
});

test('what is saved while the server is down is sent once, by another worker, with no page open', async () => {
  await server.stop();
  const panel = await clip('omar');
  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved here; waiting: offline');
  await extension.closePages();
  await extension.stopWorker();
  server = await startServer({ port: server.port });
  // An alarm of the first worker's, for its next try or for the minute, starts the second.
  await expect.poll(() => leadsCalled('Haddad'), { timeout: 100_000 }).toHaveLength(1);
  expect(extension.pages()).toEqual([]);
  const outbox = await extension.open('popup.html');
  await says(outbox, 'all sent');
  expect(await leadsCalled('Haddad')).toHaveLength(1);
});
