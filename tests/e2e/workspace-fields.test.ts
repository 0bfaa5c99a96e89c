import { expect, test } from 'vitest';

import { listCustomFields } from '../../contract/custom-fields.ts';
import { records } from '../../contract/index.ts';
import { giveFields, optionsOf } from '../support/own-fields.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace } from '../support/workspace-page.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

const asAdmin = (path: string) =>
  openWorkspace(suite.browser, suite.server.url, path, suite.company.admin.email);

test('an admin defines a choice, tries it out, moves it by keyboard and retires it', async () => {
  const { company, server } = suite;
  await giveFields(company.tenantId, 'client', [
    { key: 'first', kind: 'text', label: 'First' },
    { key: 'second', kind: 'number', label: 'Second' },
  ]);
  const boss = await clientOf(server, company.admin);
  const labels = async () =>
    (await boss(listCustomFields, { type: 'client' })).items.map(({ label }) => label).join();
  const admin = await asAdmin('/settings/fields');
  const { page } = admin;
  const focusOn = (label: string) =>
    page.waitForFunction(
      (wanted: string) => document.activeElement?.getAttribute('aria-label') === wanted,
      {},
      label,
    );
  await admin.click('button', 'Add field to clients');
  await admin.fill('Name', 'Tier');
  await page.select('dialog select[name="kind"]', 'choice');
  await admin.fill('Option 1', 'Gold');
  await page.keyboard.press('Enter');
  await focusOn('Option 2');
  await page.keyboard.type('Silver');
  await page.waitForFunction(() =>
    document.querySelector('.field-preview select')?.textContent?.includes('Silver'),
  );
  expect(await violations(admin)).toEqual([]);
  await admin.click('button', 'Create field');
  await admin.says('Choice: Gold, Silver');
  expect(await labels()).toBe('First,Second,Tier');

  await page.locator('::-p-aria(Move Tier up)').wait();
  await page.focus('[aria-label="Move Tier up"]');
  await page.keyboard.press('Enter');
  await admin.says('Tier is number 2 of 3');
  await focusOn('Move Tier up');
  await page.keyboard.press('Enter');
  await admin.says('Tier is number 1 of 3');
  // It is the first one now, and goes up no further: the focus stays in its row.
  await focusOn('Move Tier down');
  await expect.poll(labels).toBe('Tier,First,Second');

  await admin.click('button', 'Retire First');
  await admin.says('Retired First. Its values stay with their records.');
  expect(await labels()).toBe('Tier,Second');
  expect(await violations(admin)).toEqual([]);
  expect(admin.complaints).toEqual([]);
  await admin.close();
});

test('forms, facts, columns and filters show the company’s own fields', async () => {
  const { at, company, colleague } = suite;
  await giveFields(company.tenantId, 'lead', [
    { key: 'region', kind: 'choice', label: 'Region', options: optionsOf('north', 'south') },
    { key: 'area', kind: 'number', label: 'Floor area' },
  ]);
  await colleague(records.lead.create, { lastName: 'Elsewhere', custom: { region: 'south' } });
  await at.go('/leads/new');
  await at.fill('Last name', 'Northmann');
  await at.click('button', 'More fields');
  await at.page.select('select[name="custom.region"]', 'north');
  await at.fill('Floor area', 'large');
  await at.click('button', 'Save lead');
  await at.says('Enter a number');
  await at.fill('Floor area', '120.5');
  await at.click('button', 'Save lead');
  await at.says('Own fields');
  await at.click('button', 'Edit Floor area');
  await at.fill('Floor area', '99');
  await at.click('button', 'Save');
  await at.says('99');
  const { items } = await colleague(records.lead.list, { 'custom.area': '99' });
  expect(items.map(({ custom }) => custom)).toEqual([{ region: 'north', area: 99 }]);

  await at.go('/leads?columns=custom.region,custom.area&custom.region=north');
  await at.says('Northmann');
  await at.saysNoMore('Elsewhere');
  expect(await at.page.$$eval('tbody td', (cells) => cells.map((cell) => cell.innerText))).toEqual([
    'NORTH',
    '99',
  ]);
  await at.go('/leads?columns=custom.region&sort=-custom.region');
  await at.says('Elsewhere');
  const names = await at.page.$$eval('tbody th a', (links) => links.map((link) => link.innerText));
  expect(names.indexOf('Elsewhere')).toBeLessThan(names.indexOf('Northmann'));
});
