import axe from 'axe-core';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createClient } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { endOtherSessions } from '../../contract/open-sessions.ts';
import { makeCompany } from '../support/database.ts';
import {
  installExtension,
  named,
  press,
  says,
  serveWebsite,
  type Installed,
} from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

const people = {
  sarah: { name: 'Sarah Weiss', email: 'sarah@weiss.example', phone: '+49 30 901820' },
};

let server: TestServer;
let website: Awaited<ReturnType<typeof serveWebsite>>;
let extension: Installed;
let rep: { email: string };

beforeAll(async () => {
  server = await startServer();
  website = await serveWebsite(people);
  rep = (await makeCompany()).rep;
  const call = await clientOf(server, rep);
  const lead = await call(records.lead.create, {
    id: newId(),
    lastName: 'Weiss',
    emails: ['sarah@weiss.example'],
    phones: ['+49 30 901820'],
  });
  const subject = { type: 'lead' as const, id: lead.id };
  const dueAt = new Date(Date.now() - 90_000_000).toISOString();
  await call(records.followUp.create, { id: newId(), title: 'Call Sarah', subject, dueAt });
  extension = await installExtension(server.url);
});
afterAll(async () => {
  await extension.remove();
  await website.stop();
  await server.stop();
});

/** What axe finds wrong by WCAG 2.2 AA, in light and in dark. */
async function faults(page: Page): Promise<string[]> {
  await page.bringToFront();
  const found: string[] = [];
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      // Colours on their way from one scheme to the other are nobody's contrast.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      // The line above puts it there.
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${scheme}: ${id}: ${html.slice(0, 160)}`);
  }
  return found;
}

test('everybody can use the sign-in form', async () => {
  const popup = await extension.open('popup.html');
  await popup.locator(named('E-mail')).wait();
  expect(await faults(popup)).toEqual([]);
  await popup.close();
});

test('everybody can use the popup, the outbox and the options', async () => {
  await extension.signIn(rep.email);
  const popup = await extension.open('popup.html');
  await says(popup, 'Call Sarah');
  expect(await faults(popup)).toEqual([]);
  await popup.locator(named('Outbox')).click();
  await says(popup, 'Everything you did has reached the server');
  expect(await faults(popup)).toEqual([]);
  const options = await extension.open('options.html');
  await says(options, 'What is kept in this browser');
  expect(await faults(options)).toEqual([]);
});

test('everybody can use the panel, with a match and what is asked then', async () => {
  const panel = await extension.clip(website.urlOf('sarah'));
  await says(panel, 'same e-mail');
  await panel.locator(named('Save lead')).click();
  await panel.locator(named('Save a second one because')).wait();
  expect(await faults(panel)).toEqual([]);
});

test('everybody can sign in again, and see that what waits is locked', async () => {
  const panel = await extension.clip(website.urlOf('sarah'));
  const { token } = await clientOf(server, rep);
  await createClient({ base: server.url, token: () => token })(endOtherSessions, {});
  await press(panel, 'Log interaction');
  await says(panel, 'has been signed out');
  expect(await faults(panel)).toEqual([]);
  await panel.close();
  const popup = await extension.open('popup.html');
  await popup.locator(named('Outbox')).click();
  await says(popup, 'locked until');
  expect(await faults(popup)).toEqual([]);
});
