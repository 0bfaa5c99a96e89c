import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { makeCompany } from '../support/database.ts';
import { installExtension, type Installed } from '../support/extension.ts';
import { clientOf, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let extension: Installed;
let call: Client;

beforeAll(async () => {
  server = await startServer();
  const { rep } = await makeCompany();
  call = await clientOf(server, rep);
  extension = await installExtension(server.url);
  await extension.signIn(rep.email);
});
afterAll(async () => {
  await extension.remove();
  await server.stop();
});

/** Raises an event of the browser in the worker, as the browser would. */
const raise = async (api: 'alarms.onAlarm' | 'notifications.onButtonClicked', ...what: unknown[]) =>
  (await extension.worker()).evaluate(
    (path, values) => {
      const [group = '', event = ''] = path.split('.');
      // `dispatch` is Chromium's own way to raise an event; it is in no types.
      const events = chrome as unknown as Record<
        string,
        Record<string, { dispatch(...raised: unknown[]): void }>
      >;
      events[group]?.[event]?.dispatch(...values);
    },
    api,
    what,
  );

const shown = async () =>
  (await extension.worker()).evaluate(async () => Object.keys(await chrome.notifications.getAll()));

const makeFollowUp = async (title: string) => {
  const lead = await call(records.lead.create, { id: newId(), lastName: title });
  const dueAt = new Date(Date.now() - 30_000).toISOString();
  const subject = { type: 'lead' as const, id: lead.id };
  return call(records.followUp.create, { id: newId(), title, subject, dueAt });
};

const statusOf = async (id: string) => (await call(records.followUp.get, { id })).status;

test('a follow-up that has come due is told once, counts on the badge, and can be done from there', async () => {
  const { id } = await makeFollowUp('Call Sarah');
  await raise('alarms.onAlarm', { name: 'minute' });
  await expect.poll(shown, { timeout: 10_000 }).toEqual([`follow-up:${id}`]);
  await expect.poll(async () => (await extension.badge()).text).toBe('1');

  await raise('notifications.onButtonClicked', `follow-up:${id}`, 0);
  await expect.poll(() => statusOf(id), { timeout: 10_000 }).toBe('done');
  await expect.poll(async () => (await extension.badge()).text, { timeout: 10_000 }).toBe('');
  await raise('alarms.onAlarm', { name: 'minute' });
  expect(await shown()).toEqual([]);
});

test('it can be put off from there, too', async () => {
  const { id } = await makeFollowUp('Write to Omar');
  await raise('alarms.onAlarm', { name: 'minute' });
  await expect.poll(shown, { timeout: 10_000 }).toEqual([`follow-up:${id}`]);
  await raise('notifications.onButtonClicked', `follow-up:${id}`, 1);
  const snoozeCount = async () => (await call(records.followUp.get, { id })).snoozeCount;
  await expect.poll(snoozeCount, { timeout: 10_000 }).toBe(1);
  expect(await statusOf(id)).toBe('open');
});
