import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

/** A client with a project, an account and a contact, of the rep whose workspace is open. */
async function makeClient() {
  const mine = await clientOf(suite.server, suite.company.rep);
  const client = await mine(records.client.create, { name: 'Hofmann & Co', tags: ['vip'] });
  const clientId = client.id;
  const project = await mine(records.project.create, { clientId, name: 'Kitchen refit' });
  const account = await mine(records.account.create, { clientId, name: 'Maintenance' });
  const contact = await mine(records.contact.create, { clientId, lastName: 'Lindner' });
  return { mine, client, project, account, contact };
}

test('a project is won and lost where it stands on its client’s page, with a reason asked and a way back', async () => {
  const { mine, client, project, account } = await makeClient();
  const { at } = suite;
  const stored = () => mine(records.project.get, { id: project.id });
  await at.go(`/clients/${client.id}`);
  await at.click('button', 'Status of Kitchen refit: Pending');
  await at.click('menuitemcheckbox', 'Won');
  await at.find('button', 'Status of Kitchen refit: Won');
  await at.says('set Kitchen refit to Won');
  expect(await stored()).toMatchObject({ status: 'won', closedAt: expect.any(String) });
  await at.click('button', 'Undo');
  await at.find('button', 'Status of Kitchen refit: Pending');

  await at.click('button', 'Status of Kitchen refit: Pending');
  await at.click('menuitemcheckbox', 'Lost');
  await at.fill('Lost because', 'Too dear');
  await at.page.keyboard.press('Enter');
  await at.says('set Kitchen refit to Lost');
  expect(await stored()).toMatchObject({ status: 'lost', lostReason: 'Too dear' });

  // Somebody else was quicker: theirs is shown, and nothing is written over.
  await suite.colleague(records.account.change, { id: account.id, status: 'paused' });
  await at.click('button', 'Status of Maintenance: Active');
  await at.click('menuitemcheckbox', 'Closed');
  await at.says('Somebody changed this before you');
  await at.find('button', 'Status of Maintenance: Paused');

  await at.click('button', 'More about Lindner');
  await at.click('menuitemcheckbox', 'Primary contact');
  await at.says('Lindner is the primary contact');

  await at.click('link', 'Show all 1');
  await at.find('button', 'Remove the filter Client: Hofmann & Co');
});

test('a note is pinned for me and for the team, stands on top with its links, and is found by its words', async () => {
  const { client, mine } = await makeClient();
  const { at } = suite;
  const about = { type: 'client' as const, id: client.id };
  await mine(records.note.create, { about, body: 'Likes tea' });
  const body = 'Plans: https://plans.example/kitchen.\njavascript:alert(1)';
  const { id } = await mine(records.note.create, { about, body, tags: ['plans'] });
  await at.go(`/clients/${client.id}`);
  await at.find('link', 'https://plans.example/kitchen');
  await at.fill('Search what was written', 'plans', 'searchbox');
  await at.saysNoMore('Likes tea');
  await at.click('button', 'What to do with this note');
  await at.click('menuitemcheckbox', 'Pin for me');
  await at.find('heading', 'Pinned notes');
  expect(await mine(records.note.get, { id })).toMatchObject({ pinnedForMe: true });
  await at.page.locator('.pinned [aria-haspopup=menu]').click();
  await at.click('menuitemcheckbox', 'Pin for the team');
  await at.page.waitForSelector('.pinned .note-mark + .note-mark');
  // Shown at once; offered to be undone once it is saved.
  await at.find('button', 'Undo');
  expect(await suite.colleague(records.note.get, { id })).toMatchObject({
    pinnedForTeam: true,
    pinnedForMe: false,
  });
  expect(await violations(at)).toEqual([]);
});

test('a task about nobody is added in one line and done where it stands', async () => {
  const { at } = suite;
  await at.go('/tasks');
  await at.fill('New task', 'Order business cards tomorrow 9:00');
  await at.page.keyboard.press('Enter');
  await at.says('Follow-up added: Order business cards');
  expect(await violations(at)).toEqual([]);
  const mine = await clientOf(suite.server, suite.company.rep);
  const { items } = await mine(records.followUp.list, { kind: 'task' });
  expect(items).toMatchObject([{ title: 'Order business cards', subject: null }]);
  await at.page.focus(`[data-id="${items[0]?.id}"] [data-act=done]`);
  await at.page.keyboard.press('Enter');
  await at.click('menuitem', 'Just done');
  await at.says('Done: Order business cards');
  await at.says('No tasks are open.');
});

test('an old value is put back where it stands, and a tag leads to what else carries it', async () => {
  const { mine, client } = await makeClient();
  await mine(records.client.create, { name: 'Untagged Ltd' });
  await mine(records.client.change, { id: client.id, industry: 'Hotels' });
  await mine(records.client.change, { id: client.id, industry: 'Interiors' });
  const { at } = suite;
  await at.go(`/clients/${client.id}`);
  await at.click('tab', 'Field history');
  await at.click('button', 'Restore Industry from just now');
  await at.says('Industry is what it was again');
  expect(await mine(records.client.get, { id: client.id })).toMatchObject({ industry: 'Hotels' });
  await at.click('link', 'vip');
  await at.find('button', 'Tags: vip');
  await at.saysNoMore('Untagged Ltd');
  await at.click('button', 'Tags: vip');
  await at.click('menuitem', 'Remove the filter');
  await at.says('Untagged Ltd');
  await at.go('/tags');
  await at.page.waitForSelector('a[href="/app/clients?tags=vip"]');
  expect(await violations(at)).toEqual([]);
});
