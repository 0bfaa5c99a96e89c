import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import {
  installExtension,
  named,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

/** A message as Roundcube shows it. */
const message = `<!doctype html><html lang="en"><title>Offer - Roundcube</title><body class="task-mail action-show">
  <table class="headers-table"><tbody>
    <tr><td class="header-title">Subject</td><td class="header subject">Offer for the showroom</td></tr>
    <tr><td class="header-title">From</td><td class="header from">
      <span class="adr"><a href="mailto:sarah@weiss.example" class="rcmContactAddress" title="sarah@weiss.example">Sarah Weiss</a></span></td></tr>
    <tr><td class="header-title">To</td><td class="header to"><span class="adr">
      <a href="mailto:ana@ours.example" class="rcmContactAddress" title="ana@ours.example">Ana</a></span></td></tr>
    <tr><td class="header-title">Date</td><td class="header date">2026-11-20 09:30</td></tr>
  </tbody></table>
  <div id="messagebody"><div class="message-part"><div class="pre">Please send the offer by Friday.</div></div></div>
</body></html>`;

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let call: Client;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite({ '?_task=mail&_uid=7': message, '?_task=mail&_uid=8': message });
  const { rep } = await makeCompany();
  call = await clientOf(server, rep);
  extension = await installExtension(server.url);
  await extension.signIn(rep.email);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

const logged = async () => (await call(records.interaction.list, { kind: 'email' })).items;

test('an e-mail of somebody unknown is logged in one click, and the lead is made', async () => {
  const panel = await extension.clip(website.urlOf('?_task=mail&_uid=7'));
  await panel.locator(named('Log interaction')).click();
  await says(panel, 'Saved; sent');
  expect(await logged()).toMatchObject([
    {
      subject: 'Offer for the showroom',
      body: 'Please send the offer by Friday.',
      direction: 'in',
    },
  ]);
  const { items } = await call(records.lead.list, { lastName: 'Weiss' });
  expect(items).toMatchObject([
    { firstName: 'Sarah', emails: ['sarah@weiss.example'], leadSource: 'email' },
  ]);
});

test('the same message from another mailbox is not logged a second time', async () => {
  const panel = await extension.clip(website.urlOf('?_task=mail&_uid=8'));
  await says(panel, 'same e-mail');
  await panel.locator(named('Log interaction')).click();
  await says(panel, 'Offer for the showroom is there already: same message');
  expect(await logged()).toHaveLength(1);
});
