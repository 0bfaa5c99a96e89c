import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { readVcards } from '../../extension/capture/vcard/read.ts';
import { readCsv } from '../support/csv.ts';
import { downloaded } from '../support/downloaded.ts';
import { readPdf } from '../support/pdf.ts';
import { giveRole } from '../support/roles.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

test('a list is exported as it is seen: narrowed, sorted, in its columns, and the menu says how many rows that is', async () => {
  const { at, company, server } = suite;
  const rep = await clientOf(server, company.rep);
  for (const [lastName, status] of [
    ['Adler', 'new'],
    ['Braun', 'qualified'],
    ['Čapek', 'qualified'],
  ] as const)
    await rep(records.lead.create, { lastName, status, companyName: `${lastName} Works` });
  await suite.makeLead({ status: 'qualified' });
  await at.go('/leads?status=qualified&sort=-lastName&columns=companyName,status');
  await at.says('Čapek');
  const choose = async (label: string) => {
    await at.click('button', 'Export');
    await at.says('2 rows');
    await at.click('menuitem', label);
  };
  const csv = await downloaded(at.page, () => choose('CSV, these columns 2 rows'));
  expect(csv.name).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(readCsv(csv.bytes.toString())).toEqual([
    { 'First name': '', 'Last name': 'Čapek', Company: 'Čapek Works', Status: 'qualified' },
    { 'First name': '', 'Last name': 'Braun', Company: 'Braun Works', Status: 'qualified' },
  ]);
  const pdf = await downloaded(at.page, () => choose('PDF to print 2 rows'));
  expect(pdf.name).toMatch(/^leads-.+\.pdf$/);
  const { pages } = await readPdf(new Uint8Array(pdf.bytes).buffer);
  expect(pages[0]?.text).toContain('Čapek Works');
  expect(pages[0]?.text).toContain('Status: Qualified');
  await at.click('button', 'Export');
  await at.says('2 rows');
  expect(await violations(at)).toEqual([]);
});

test('contacts are exported as cards, and who may not export is offered none of it', async () => {
  const { at, company, server } = suite;
  const rep = await clientOf(server, company.rep);
  const { id: clientId } = await rep(records.client.create, { name: 'Weiss Interiors' });
  await rep(records.contact.create, { firstName: 'Ada', lastName: 'Weiss', clientId });
  await at.go('/contacts');
  await at.says('Ada Weiss');
  const file = await downloaded(at.page, async () => {
    await at.click('button', 'Export');
    await at.says('1 row');
    await at.click('menuitem', 'Address cards (vCard) 1 row');
  });
  expect(readVcards(file.bytes.toString())).toMatchObject([
    { name: { text: 'Ada Weiss' }, company: { text: 'Weiss Interiors' } },
  ]);
  const { permissions } = standardRoles.rep;
  const contact = { ...permissions.contact, export: 'none' } as const;
  await giveRole(company.rep, { permissions: { ...permissions, contact } });
  await at.go('/contacts');
  await at.says('Ada Weiss');
  const offered = await at.page.$$eval('.list-head button', (all) =>
    all.map((one) => one.textContent + (one.getAttribute('aria-label') ?? '')),
  );
  expect(offered.filter((name) => name.includes('Export'))).toEqual([]);
});
