import { afterAll, beforeAll, expect, test } from 'vitest';

import { createClient, type Client } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { signOut } from '../../contract/sessions.ts';
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
  ines: { name: 'Ines Moreau', email: 'ines@moreau.example', phone: '+33 1 42 68 53 00' },
  omar: { name: 'Omar Haddad', email: 'omar@haddad.example', phone: '+49 30 901822' },
};

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let rep: { email: string };
let call: Client;
let callOfRep2: Client;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
  const company = await makeCompany();
  rep = company.rep;
  call = await clientOf(server, rep);
  callOfRep2 = await clientOf(server, company.rep2);
  extension = await installExtension(server.url);
  await extension.signIn(rep.email);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

const leadsCalled = async (lastName: string) => (await call(records.lead.list, { lastName })).items;

const restart = async () => {
  server = await startServer({ port: server.port });
};

/** The outbox, as the popup shows it. */
async function openOutbox() {
  const popup = await extension.open('popup.html');
  await popup.locator(named('Outbox')).click();
  await popup.waitForSelector('.outbox');
  return popup;
}

test('a lead that a colleague made meanwhile is refused with name and owner, and becomes an interaction there', async () => {
  await server.stop();
  const panel = await extension.clip(website.urlOf('sarah'));
  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved here; waiting: offline');
  await restart();
  const made = { id: newId(), lastName: 'Weiss', emails: ['sarah@weiss.example'] };
  await callOfRep2(records.lead.create, made);

  const outbox = await openOutbox();
  await says(outbox, '1 refused', 90_000);
  await says(outbox, 'Weiss is there already: same e-mail');
  await outbox.locator(named('Log interaction there')).click();
  await says(outbox, 'all sent');
  expect(await leadsCalled('Weiss')).toMatchObject([{ id: made.id }]);
  const { items } = await call(records.interaction.list, { subjectOf: `lead:${made.id}` });
  expect(items).toMatchObject([{ sourceUrl: website.urlOf('sarah') }]);
});

test('an expired sign-in loses nothing: it says so, and sends once the member is back', async () => {
  const panel = await extension.clip(website.urlOf('ines'));
  const token = await panel.evaluate(async () => {
    const { sessions } = await chrome.storage.local.get('sessions');
    // The shape is that of `extension/storage.ts`.
    return Object.values(sessions as Record<string, { token: string }>)[0]?.token;
  });
  await createClient({ base: server.url, token: () => token ?? null })(signOut, {});

  await panel.locator(named('Save lead')).click();
  await says(panel, 'Saved here; waiting: sign in again');
  await expect.poll(async () => (await extension.badge()).text).toBe('!');
  expect(await leadsCalled('Moreau')).toHaveLength(0);
  await panel.locator(named('Password')).fill(password);
  await panel.locator(named('Sign in')).click();
  await says(panel, 'Saved; sent');
  expect(await leadsCalled('Moreau')).toHaveLength(1);
});

test('what the rep typed survives a closed panel', async () => {
  const panel = await extension.clip(website.urlOf('omar'));
  await panel.locator('::-p-aria([name="Job title"][role="textbox"])').fill('Head of sales');
  const url = panel.url();
  await panel.close();
  const again = await extension.openPage(url);
  await again.waitForSelector('input[name="jobTitle"]');
  expect(await again.$eval('input[name="jobTitle"]', (input) => input.value)).toBe('Head of sales');
});
