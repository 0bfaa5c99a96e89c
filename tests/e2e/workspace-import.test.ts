import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { violations } from '../support/violations.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite();

test('a file is sent, checked, its columns changed, imported and undone', async () => {
  const { at, colleague } = suite;
  const word = `w${newId().slice(-10)}`;
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-file-'));
  const path = join(folder, 'people.csv');
  await writeFile(
    path,
    `Name;E-mail;Place\nAda ${word};ada@${word}.example;Bonn\nBo ${word};no address;Ulm\n`,
  );
  await at.go('/leads');
  await at.click('button', 'More with leads');
  await at.click('menuitem', 'Import');
  await at.says('Nothing was imported yet');
  expect(await violations(at)).toEqual([]);
  const input = await at.page.waitForSelector('input[type=file]');
  await input?.uploadFile(path);
  await at.says('Import 1 line');
  await at.says('E-mail: Enter an e-mail address like name@company.com');
  expect(await violations(at)).toEqual([]);
  await at.page.select('select[aria-label="Field for Place"]', 'address.city');
  await at.click('button', 'Check again');
  await at.click('button', 'Import 1 line');
  await at.find('button', 'Undo import');
  const found = await colleague(records.lead.list, { q: word });
  expect(found.items).toMatchObject([{ firstName: 'Ada', address: { city: 'Bonn' } }]);
  await at.page.reload();
  await at.click('button', 'Undo import');
  await at.says('Undone: 1 deleted');
  expect((await colleague(records.lead.list, { q: word })).items).toEqual([]);
  await at.click('link', 'All imports');
  await at.says('people.csv');
  await rm(folder, { recursive: true });
}, 60_000);
