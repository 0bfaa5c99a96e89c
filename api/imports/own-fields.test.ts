import { expect, test } from 'vitest';

import { createCustomField } from '../../contract/custom-fields.ts';
import { newId } from '../../contract/id.ts';
import { listImportLines, undoImport } from '../../contract/imports.ts';
import { records } from '../../contract/index.ts';
import { sendFile, settledImport } from '../../tests/support/send-file.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

test('the company’s own fields are columns like any other: by name or label, checked line by line, and undone', async () => {
  await here.as.admin(createCustomField, { recordType: 'lead', label: 'Seats', kind: 'number' });
  const options = [{ label: 'Gold' }];
  const tier = { recordType: 'lead', label: 'Tier', kind: 'choice', options } as const;
  await here.as.admin(createCustomField, tier);
  const email = `own.${newId()}@own.example`;
  const { id } = await here.as.rep(records.lead.create, {
    lastName: 'Ownbefore',
    emails: [email],
    custom: { seats: 1, tier: 'gold' },
  });
  const file = `Last name,E-mail,custom.seats,Tier\nOwnbefore,${email},2,\nOwnnew,,12.5,GOLD\nOwnwrong,,many,Lead\n`;
  const sender = { base: here.server.url, token: here.as.rep.token };
  const { id: importId } = await sendFile(sender, file, { mode: 'update' });
  const done = await settledImport(sender, importId);
  expect(done.columns.map(({ field }) => field)).toEqual([
    'lastName',
    'emails',
    'custom.seats',
    'custom.tier',
  ]);
  expect(done.counts).toMatchObject({ new: 1, update: 1, wrong: 1 });
  const { items } = await here.as.rep(listImportLines, { id: importId, outcome: 'wrong' });
  expect(items[0]?.reasons).toEqual([
    { column: 'custom.seats', field: 'custom.seats', message: 'Enter a number' },
    { column: 'Tier', field: 'custom.tier', message: 'Choose one of: gold' },
  ]);
  const found = await here.as.rep(records.lead.list, { 'custom.seats': '12.5' });
  expect(found.items.map(({ custom }) => custom)).toEqual([{ seats: 12.5, tier: 'gold' }]);
  const customOf = async () => (await here.as.rep(records.lead.get, { id })).custom;
  expect(await customOf()).toEqual({ seats: 2, tier: 'gold' });
  await here.as.rep(undoImport, { id: importId });
  expect((await settledImport(sender, importId)).undone).toEqual({
    removed: 1,
    restored: 1,
    kept: 0,
  });
  expect(await customOf()).toEqual({ seats: 1, tier: 'gold' });
});
