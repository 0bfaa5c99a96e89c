import { afterAll, beforeAll, expect, test } from 'vitest';

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

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let call: Awaited<ReturnType<typeof clientOf>>;

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite({
    sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
  });
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

/** What the browser would list under the address bar for these words. */
const suggestedFor = async (words: string) =>
  (await extension.worker()).evaluate(
    (text) =>
      new Promise<{ content: string; description: string }[]>((resolve) => {
        // `dispatch` is Chromium's own way to raise an event of the browser; it is in no types.
        type Raised = { dispatch(...what: unknown[]): void };
        const { onInputChanged } = chrome.omnibox as unknown as { onInputChanged: Raised };
        onInputChanged.dispatch(text, resolve);
      }),
    words,
  );

const enter = async (text: string) =>
  (await extension.worker()).evaluate((entered) => {
    type Raised = { dispatch(...what: unknown[]): void };
    const { onInputEntered } = chrome.omnibox as unknown as { onInputEntered: Raised };
    onInputEntered.dispatch(entered, 'newForegroundTab');
  }, text);

test('the address bar finds leads and clients by a part of their name, and opens them in the workspace', async () => {
  const lead = await call(records.lead.create, {
    lastName: 'Quillfeather',
    companyName: 'A & <B>',
  });
  await call(records.client.create, { name: 'Quillfeather Ltd' });
  const found = await suggestedFor('quillf');
  expect(found.map(({ description }) => description)).toEqual([
    expect.stringContaining('Quillfeather'),
    'Quillfeather Ltd · Client',
  ]);
  expect(found.every(({ description }) => !/[<>]/.test(description))).toBe(true);
  await enter(found[0]?.content ?? '');
  const target = await extension.browser.waitForTarget((one) => one.url().includes(lead.id));
  await says(await target.asPage(), 'Quillfeather');
});

test('words that are entered as they are open the list of what they find', async () => {
  await enter('quill & feather');
  await extension.browser.waitForTarget((one) => one.url().includes('q=quill+%26+feather'));
});

test('a record that is there learns from a page what it did not know, and keeps what it knew', async () => {
  const { id } = await call(records.lead.create, {
    lastName: 'Weiss-Brandt',
    emails: ['sarah@weiss.example'],
  });
  const panel = await extension.clip(website.urlOf('sarah'));
  await panel.locator(named('Fill empty fields')).click();
  await says(panel, 'Filled in; sent');
  expect(await call(records.lead.get, { id })).toMatchObject({
    firstName: 'Sarah',
    lastName: 'Weiss-Brandt',
    jobTitle: 'Managing director',
    phones: ['+49 30 901820'],
  });
});
