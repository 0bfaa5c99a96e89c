import { describe, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { clientOf } from '../support/server.ts';
import { nameOf, workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);

describe('a record', () => {
  test('is edited where it stands', async () => {
    const lead = await suite.makeLead({ jobTitle: 'Owner' });
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.click('button', 'Edit Job title');
    await suite.at.fill('Job title', 'Managing director');
    await suite.at.page.keyboard.press('Enter');
    await suite.at.find('button', 'Edit Job title');
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      jobTitle: 'Managing director',
      companyName: lead.companyName,
    });
  });

  test('that somebody else changed is not written over: what changed is shown, and what was typed stays', async () => {
    const lead = await suite.makeLead({ jobTitle: 'Owner' });
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.click('button', 'Edit Job title');
    await suite.at.fill('Job title', 'Founder');
    await suite.colleague(records.lead.change, { id: lead.id, companyName: 'Renamed Ltd' });
    await suite.at.page.keyboard.press('Enter');
    await suite.at.says('changed this record while it was open here');
    await suite.at.says('Renamed Ltd');
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      jobTitle: 'Owner',
    });

    await suite.at.click('button', 'Save');
    await suite.at.saysNoMore('changed this record');
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      jobTitle: 'Founder',
      companyName: 'Renamed Ltd',
    });
  });

  test('keeps what was typed when its form is left with Esc', async () => {
    const lead = await suite.makeLead();
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.find('heading', nameOf(lead));
    await suite.at.page.keyboard.press('e');
    await suite.at.fill('Salutation', 'Dr.');
    await suite.at.page.keyboard.press('Escape');
    await suite.at.find('button', 'Add a detail');
    await suite.at.page.keyboard.press('e');
    expect(
      await suite.at.page.$eval('[name=salutation]', (input) => Reflect.get(input, 'value')),
    ).toBe('Dr.');
  });

  test('is told that another has its new e-mail, and takes it on for a reason', async () => {
    const [known, lead] = [await suite.makeLead(), await suite.makeLead({ emails: [] })];
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.find('heading', nameOf(lead));
    await suite.at.page.keyboard.press('e');
    await suite.at.fill('E-mails', known.emails[0] ?? '');
    await suite.at.click('button', 'Save');
    await suite.at.says(`Already a lead of ${suite.company.rep2.name}: same e-mail`);
    await suite.at.fill('Why a second one', 'They share an inbox');
    await suite.at.click('button', 'Save anyway');
    await suite.at.find('button', 'Add a detail');
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      emails: known.emails,
    });
  });

  test('changes its status and owner from its head', async () => {
    const { rep, rep2 } = suite.company;
    const lead = await suite.makeLead({ ownerId: rep.memberId });
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.click('button', 'Status: New');
    await suite.at.click('menuitemcheckbox', 'Qualified');
    await suite.at.find('button', 'Status: Qualified');
    await suite.at.says('set the status to Qualified');
    await suite.at.click('button', `Owner: ${rep.name}`);
    await suite.at.click('menuitemcheckbox', rep2.name);
    await suite.at.find('button', `Owner: ${rep2.name}`);
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      status: 'qualified',
      ownerId: rep2.memberId,
    });
  });

  test('takes notes, calls and follow-ups, and shows them at once', async () => {
    const lead = await suite.makeLead();
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.find('heading', nameOf(lead));
    await suite.at.page.keyboard.press('n');
    await suite.at.page.keyboard.type('Prefers calls before ten.');
    await suite.at.click('button', 'Save note');
    await suite.at.says(`${suite.company.rep.name} noted`);

    await suite.at.click('tab', 'Call');
    await suite.at.fill('What was said', 'Wants two variants.');
    await suite.at.click('button', 'Log call');
    await suite.at.says(`${suite.company.rep.name} logged a call`);

    await suite.at.click('tab', 'Follow-up');
    await suite.at.fill('Follow-up', 'Send both variants tomorrow 9:00');
    await suite.at.page.keyboard.press('Enter');
    await suite.at.says('Follow-up added: Send both variants');
    const { items } = await suite.colleague(records.followUp.list, { subject: `lead:${lead.id}` });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ title: 'Send both variants', status: 'open' });
    expect(items[0]?.dueAt).toMatch(/T0[78]:00:00/);
  });

  test('is deleted at once, and Undo brings it back', async () => {
    const lead = await suite.makeLead({ ownerId: suite.company.rep.memberId });
    await suite.at.go(`/leads/${lead.id}`);
    await suite.at.click('button', 'More');
    await suite.at.click('menuitem', 'Delete');
    await suite.at.says(`Deleted ${nameOf(lead)}`);
    await expect(suite.colleague(records.lead.get, { id: lead.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await suite.at.click('button', 'Undo');
    await suite.at.page.waitForSelector(`[data-row="${lead.id}"]`);
    expect(await suite.colleague(records.lead.get, { id: lead.id })).toMatchObject({
      deletedAt: null,
    });
  });

  test('that is not there looks like one that is not ours', async () => {
    await suite.at.go('/leads/01934f5e-7c1a-7b3e-8a55-0123456789ab');
    await suite.at.says('This lead is not here');
  });
});

describe('a new lead', () => {
  test('is matched while it is typed, refused when it is known, and saved with a reason', async () => {
    const known = await suite.makeLead();
    await suite.at.go('/leads');
    await suite.at.page.waitForSelector('[data-row]');
    await suite.at.page.keyboard.press('c');
    await suite.at.fill('First name', 'Sarah');
    await suite.at.fill('E-mails', known.emails[0] ?? '');
    await suite.at.says(`Already a lead of ${suite.company.rep2.name}: same e-mail`);
    await suite.at.click('button', 'Save lead');
    await suite.at.fill('Why a second one', 'Her assistant shares the address');
    await suite.at.click('button', 'Save anyway');
    await suite.at.find('heading', 'Sarah');
  });

  test('tells what is missing at its field', async () => {
    await suite.at.go('/leads/new');
    await suite.at.fill('E-mails', 'not an address');
    await suite.at.page.keyboard.press('Enter');
    await suite.at.says('Enter an e-mail address like name@company.com');
    expect(
      await suite.at.page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')),
    ).toBe('true');
  });

  test('is still there when one comes back to its form', async () => {
    await suite.at.go('/leads');
    await suite.at.page.waitForSelector('[data-row]');
    await suite.at.page.keyboard.press('c');
    await suite.at.fill('Company', 'Half typed');
    await suite.at.page.keyboard.press('Escape');
    await suite.at.find('heading', 'Leads');
    await suite.at.page.keyboard.press('c');
    await suite.at.page.waitForSelector('[name=companyName]');
    expect(
      await suite.at.page.$eval('[name=companyName]', (input) => Reflect.get(input, 'value')),
    ).toBe('Half typed');
  });
});

describe('follow-ups', () => {
  test('on the home page are done and snoozed by keys, and Undo puts them back', async () => {
    const lead = await suite.makeLead();
    const mine = await clientOf(suite.server, suite.company.rep);
    const due = {
      subject: { type: 'lead' as const, id: lead.id },
      dueAt: new Date(Date.now() - 90_000_000).toISOString(),
    };
    const first = await mine(records.followUp.create, { title: 'Call Sarah', ...due });
    await suite.at.go('/');
    await suite.at.says('Call Sarah');
    await suite.at.page.focus(`[data-id="${first.id}"] a`);
    await suite.at.page.keyboard.press('d');
    await suite.at.click('menuitem', 'Reached');
    await suite.at.says('Done: Call Sarah');
    expect(await mine(records.followUp.get, { id: first.id })).toMatchObject({
      status: 'done',
      outcome: 'reached',
    });

    await suite.at.click('button', 'Undo');
    await suite.at.find('link', 'Call Sarah');
    expect(await mine(records.followUp.get, { id: first.id })).toMatchObject({
      status: 'open',
      outcome: null,
    });

    await suite.at.page.focus(`[data-id="${first.id}"] a`);
    await suite.at.page.keyboard.press('s');
    await suite.at.click('menuitem', 'Tomorrow 9:00');
    await suite.at.says('Snoozed until');
    const snoozed = await mine(records.followUp.get, { id: first.id });
    expect(Date.parse(snoozed.dueAt ?? '')).toBeGreaterThan(Date.now());
  });
});
