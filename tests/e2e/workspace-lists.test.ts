import type { KeyInput } from 'puppeteer';
import { beforeAll, describe, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { createView } from '../../contract/views.ts';
import { rowsOf } from '../support/database.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { nameOf, workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();
const many = 3000;

beforeAll(async () => {
  const { tenantId, rep } = suite.company;
  await rowsOf(
    `insert into lead (tenant_id, id, last_name, job_title, company_name, emails, phones, profile_urls, status, owner_id,
       do_not_contact, tags, custom, created_at, updated_at, created_by, source)
     select $1, gen_random_uuid(), 'Row' || lpad(n::text, 4, '0'), 'Tester', 'Firm ' || n % 10, '{}', '{}', '{}',
       case n % 3 when 0 then 'qualified' else 'new' end, $2, false, '{}', '{}',
       now() - n * interval '1 minute', now() - interval '1 day', $2, 'api'
     from generate_series(0, $3 - 1) n`,
    [tenantId, rep.memberId, many],
  );
});

const { list, create } = records.lead;
const drawn = () => suite.at.page.$$eval('[data-row]', (links) => links.length);
const focusedText = () => suite.at.page.evaluate(() => document.activeElement?.textContent ?? '');
const press = async (...keys: KeyInput[]) => {
  for (const key of keys) await suite.at.page.keyboard.press(key);
};
const scrollTo = (share: number) =>
  suite.at.page.$eval(
    '.list-body',
    (body, part) => body.scrollTo(0, (body.scrollHeight - body.clientHeight) * part),
    share,
  );

describe('a list of thousands', () => {
  test('is as long as it is, draws what is seen, and can be gone to anywhere', async () => {
    await suite.at.go('/leads?sort=lastName&jobTitle=Tester');
    await suite.at.says('Row0000');
    const length = await suite.at.page.$eval('.list-body', (body) => body.scrollHeight);
    expect(length).toBe(many * 36 + 30);
    for (const [share, name] of [
      [0.5, 'Row1500'],
      [1, 'Row2999'],
      [0.2, 'Row0600'],
      [0, 'Row0000'],
    ] as const) {
      await scrollTo(share);
      await suite.at.says(name);
      expect(await drawn()).toBeLessThan(80);
    }
    expect(await suite.at.page.$eval('table', (table) => table.getAttribute('aria-rowcount'))).toBe(
      String(many + 1),
    );
    expect(await suite.at.page.$$('tr[aria-rowindex="2"]')).toHaveLength(1);
    expect(await violations(suite.at)).toEqual([]);
  });

  test('keeps the focus when its row is scrolled away, and the keys go on from there', async () => {
    await suite.at.go('/leads?sort=lastName&jobTitle=Tester');
    await suite.at.says('Row0000');
    await press('j', 'j', 'j');
    expect(await focusedText()).toBe('Row0002');
    await scrollTo(0.9);
    await suite.at.says('Row2700');
    expect(await focusedText()).toBe('Row0002');
    await press('j');
    expect(await focusedText()).toBe('Row0003');
    await suite.at.saysNoMore('Row2700');
  });

  test('is read on where it was when a record that was opened is closed', async () => {
    await suite.at.go('/leads?sort=lastName&jobTitle=Tester');
    await suite.at.says('Row0000');
    await scrollTo(0.5);
    await suite.at.says('Row1505');
    await suite.at.click('link', 'Row1505');
    await suite.at.find('heading', 'Row1505');
    await press('Escape');
    await suite.at.page.waitForFunction(() => location.pathname === '/app/leads');
    await suite.at.says('Row1510');
    expect(await focusedText()).toBe('Row1505');
  });
});

describe('many records', () => {
  test('are chosen by key and range, change at once, and Undo gives back what was', async () => {
    await suite.at.go('/leads?sort=lastName&jobTitle=Tester');
    await suite.at.says('Row0010');
    await press('j', 'x', 'j', 'j', 'j', 'X');
    await suite.at.says('4 selected');
    await suite.at.page.click('[data-act="bulk-status"]');
    await suite.at.click('menuitem', 'Nurture');
    await suite.at.says('Changed 4 records');
    expect((await suite.colleague(list, { status: 'nurture', count: true })).total).toBe(4);
    expect(await violations(suite.at)).toEqual([]);
    await suite.at.click('button', 'Undo');
    await suite.at.says('Restored 4 records');
    expect((await suite.colleague(list, { status: 'nurture', count: true })).total).toBe(0);
    await press('Escape');
    await suite.at.saysNoMore('4 selected');
  });

  test('of a whole filter get tags, lose them, and are deleted and brought back', async () => {
    await suite.at.go('/leads?companyName=Firm%207&sort=lastName');
    await suite.at.says('Row0007');
    await suite.at.click('checkbox', 'Select all');
    await suite.at.says('300 selected');
    await suite.at.click('button', 'Tags');
    await suite.at.fill('Add tags', 'fair, north', 'combobox');
    await suite.at.click('button', 'Apply');
    await suite.at.says('Changed 300 records');
    expect((await suite.colleague(list, { tags: 'fair', count: true })).total).toBe(300);
    await suite.at.click('button', 'Delete');
    await suite.at.says('Deleted 300 records');
    await suite.at.says('No leads match');
    await suite.at.page.$$eval('.toast', (toasts) =>
      toasts.at(-1)?.querySelector('button')?.click(),
    );
    await suite.at.says('Restored 300 records');
    await suite.at.says('Row0007');
  });

  test('that somebody’s role does not reach stay as they are, and it is said why', async () => {
    const rep2 = suite.company.rep2.memberId;
    for (const lastName of ['TheirsA', 'TheirsB'])
      await suite.colleague(create, { lastName, companyName: 'Theirs', ownerId: rep2 });
    await suite.at.go('/leads?companyName=Theirs');
    await suite.at.says('TheirsA');
    await suite.at.click('checkbox', 'Select all');
    await suite.at.click('button', 'Delete');
    await suite.at.says('Your role may not delete somebody else’s leads');
    expect((await suite.colleague(list, { companyName: 'Theirs' })).items).toHaveLength(2);
  });
});

describe('what a list shows', () => {
  test('is narrowed by texts, days and amounts, and its address says so', async () => {
    const lead = await suite.makeLead({
      companyName: 'Narrow & Sons',
      estimatedValue: { amount: 1_250_000, currency: 'EUR' },
    });
    await suite.at.go('/leads');
    await suite.at.click('button', 'Filter');
    await suite.at.click('menuitem', 'Company');
    await suite.at.fill('Contains', 'narrow &');
    await suite.at.click('button', 'Apply');
    await suite.at.says('Company: “narrow &”');
    await suite.at.says(nameOf(lead));
    // What is asked for stands in the chip before the answer is there.
    await suite.at.page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 1);
    await suite.at.click('button', 'Filter');
    await suite.at.click('menuitem', 'Estimated value');
    await suite.at.fill('At least', '12,501');
    await suite.at.click('button', 'Apply');
    await suite.at.says('No leads match');
    await suite.at.page.goBack();
    await suite.at.says(nameOf(lead));
    await suite.at.click('button', 'Filter');
    await suite.at.click('menuitem', 'Created');
    await suite.at.page.select('select[name=within]', 'today');
    await suite.at.click('button', 'Apply');
    await suite.at.says('Created: Today');
    await suite.at.says(nameOf(lead));
    expect(new URL(suite.at.page.url()).searchParams.get('companyName[contains]')).toBe('narrow &');
  });

  test('is kept as a view, opened again by its name, and can be the first thing the list shows', async () => {
    await suite.at.go('/leads?status=qualified&sort=lastName');
    await suite.at.says('Row0000');
    await suite.at.click('button', 'View: All leads');
    await suite.at.click('menuitem', 'Save as a view');
    await suite.at.fill('Name', 'My qualified');
    await suite.at.click('button', 'Save view');
    await suite.at.find('button', 'View: My qualified');
    await suite.at.click('button', 'View: My qualified');
    await suite.at.click('menuitemcheckbox', 'Open the list with this view');
    await suite.at.go('/leads');
    await suite.at.find('button', 'View: My qualified');
    await suite.at.page.waitForFunction(() => location.search.includes('status=qualified'));
    await suite.at.saysNoMore('Row0001');
    await suite.at.click('button', 'View: My qualified');
    await suite.at.click('menuitemcheckbox', 'All leads');
    await suite.at.says('Row0001');
    await suite.at.click('button', 'View: All leads');
    await suite.at.click('menuitemcheckbox', 'My qualified');
    await suite.at.saysNoMore('Row0001');
    await suite.at.click('button', 'View: My qualified');
    await suite.at.click('menuitem', 'Delete the view');
    await suite.at.says('Deleted My qualified');
  });

  test('of the team’s views says what of them is left out', async () => {
    const manager = await clientOf(suite.server, suite.company.manager);
    const view = await manager(createView, { type: 'client', name: 'Ours', isShared: true });
    await rowsOf(`update saved_view set query = '{"shoeSize": "44"}' where id = $1`, [view.id]);
    await suite.at.go(`/clients?view=${view.id}`);
    await suite.at.says('hidden from you: shoeSize');
  });

  test('does not move when others add to it: what is new waits until it is wanted', async () => {
    await suite.at.go('/leads?companyName=Waiting');
    await suite.at.says('No leads match');
    await suite.makeLead({ companyName: 'Waiting', lastName: 'First' });
    const watched = suite.at.page.waitForResponse((answer) => answer.url().includes('-updatedAt'));
    await suite.at.page.reload();
    await suite.at.says('Sarah First');
    await watched;
    await suite.makeLead({ companyName: 'Waiting', lastName: 'Second' });
    await suite.at.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await suite.at.says('1 new');
    expect(await drawn()).toBe(1);
    await suite.at.click('button', 'Show');
    await suite.at.says('Sarah Second');
    expect(await drawn()).toBe(2);
    await suite.at.saysNoMore('1 new');
  });

  test('opens a row to be edited with e', async () => {
    const lead = await suite.makeLead({ companyName: 'Editable' });
    await suite.at.go('/leads?companyName=Editable');
    await suite.at.says(nameOf(lead));
    await press('j', 'e');
    await suite.at.find('textbox', 'Salutation');
  });
});
