import { expect, test } from 'vitest';

import { convertLead, undoConversion } from '../../contract/conversions.ts';
import { records } from '../../contract/index.ts';
import { merges, undoMerge } from '../../contract/merges.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { fullLead } from '../../tests/support/full-lead.ts';
import { storedRows } from '../../tests/support/stored-rows.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const holders = async (value: string) =>
  (
    await rowsOf<{ type: string; id: string }>(
      'select record_type as type, record_id as id from record_key where value = $1 and tenant_id = $2 order by waits_since nulls first',
      [value, here.company.tenantId],
    )
  ).map(({ id }) => id);

test('a conversion that is undone leaves every row as it was, and what it made is deleted', async () => {
  const lead = await fullLead(here);
  const before = await storedRows(here.company.tenantId);
  const { client, contact, conversionId } = await here.as.rep(convertLead, { id: lead.id });
  const undone = await here.as.rep(undoConversion, { id: conversionId });
  expect(undone.lead).toMatchObject({ id: lead.id, status: 'new', convertedClientId: null });
  const goners = [client.id, contact?.id ?? ''];
  const after = await storedRows(here.company.tenantId);
  expect(after.filter((row) => !goners.some((id) => row.includes(`"id": "${id}"`)))).toEqual(
    before,
  );
  for (const endpoint of [records.client.get, records.contact.get])
    for (const id of goners)
      expect((await refusalOf(here.as.rep(endpoint, { id }))).code).toBe('not_found');
  const twice = await refusalOf(here.as.rep(undoConversion, { id: conversionId }));
  expect([twice.code, twice.message]).toEqual(['conflict', 'This conversion was undone already']);
  expect((await here.as.rep(convertLead, { id: lead.id })).client.name).toBe(lead.companyName);
});

test('undone, a client that was there before is as it was', async () => {
  const { client } = await here.as.rep(convertLead, { id: (await fullLead(here)).id });
  const lead = await fullLead(here, { tags: ['web'] });
  const before = await storedRows(here.company.tenantId);
  const { contact, conversionId } = await here.as.rep(convertLead, {
    id: lead.id,
    clientId: client.id,
  });
  await here.as.rep(undoConversion, { id: conversionId });
  const after = await storedRows(here.company.tenantId);
  expect(after.filter((row) => !row.includes(`"id": "${contact?.id}"`))).toEqual(before);
});

test('what was added to the client meanwhile keeps it, and the lead has back what it brought', async () => {
  const lead = await fullLead(here);
  const { client, contact, conversionId } = await here.as.rep(convertLead, { id: lead.id });
  await here.as.rep(records.account.create, { clientId: client.id, name: 'Contract' });
  await here.as.rep(undoConversion, { id: conversionId });
  expect((await here.as.rep(records.client.get, { id: client.id })).name).toBe(lead.companyName);
  expect((await here.as.rep(records.contact.list, { clientId: client.id })).items).toEqual([]);
  const [email = ''] = lead.emails;
  expect(await holders(email)).toEqual([lead.id]);
  const projects = await here.as.rep(records.project.list, { leadId: lead.id });
  expect(projects.items).toHaveLength(1);
  expect(contact?.clientId).toBe(client.id);
});

test('a client that was merged away says what to undo first', async () => {
  const [one, two] = [
    await here.as.rep(convertLead, { id: (await fullLead(here)).id }),
    await here.as.rep(convertLead, { id: (await fullLead(here)).id }),
  ];
  const { mergeId } = await here.as.rep(merges.client.merge, {
    id: two.client.id,
    from: one.client.id,
  });
  const lead = await here.as.rep(records.lead.get, { id: one.client.originalLeadId ?? '' });
  expect(lead.convertedClientId).toBe(two.client.id);
  const early = await refusalOf(here.as.rep(undoConversion, { id: one.conversionId }));
  expect([early.code, early.message]).toMatchObject(['conflict', /undo that first/]);
  await here.as.rep(undoMerge, { id: mergeId });
  await here.as.rep(undoConversion, { id: one.conversionId });
});

test('own fields go along where clients have the same one, and go back one by one', async () => {
  const lead = await fullLead(here);
  const wrong = here.as.rep(convertLead, { id: lead.id, client: { custom: { gate: 'A' } } });
  expect((await refusalOf(wrong)).errors.map(({ field }) => field)).toEqual(['client.custom.gate']);
  const { client, conversionId } = await here.as.rep(convertLead, { id: lead.id });
  expect(client.custom).toEqual({ floor: '3' });
  await here.as.rep(undoConversion, { id: conversionId });
  const back = await here.as.rep(records.lead.get, { id: lead.id });
  expect(back.custom).toEqual({ floor: '3', gate: 'B' });
});
