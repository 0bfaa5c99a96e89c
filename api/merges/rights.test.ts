import { expect, test } from 'vitest';

import { convertLead, undoConversion } from '../../contract/conversions.ts';
import { records } from '../../contract/index.ts';
import { listMerges, merges, undoMerge } from '../../contract/merges.ts';
import {
  standardRoles,
  type Action,
  type FieldRules,
  type Permissions,
  type Scope,
} from '../../contract/permissions.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
let made = 0;
const mail = () => `r${made++}@merge-rights.example`;

/** A company of whose rep the role is changed, and two leads: the rep's own, and the manager's. */
async function company() {
  const { rep, manager, tenantId } = await makeCompany();
  const [asRep, asManager] = [
    await clientOf(here.server, rep),
    await clientOf(here.server, manager),
  ];
  const own = await asRep(records.lead.create, { lastName: 'Own', emails: [mail()] });
  const other = await asManager(records.lead.create, { lastName: 'Other', jobTitle: 'Chief' });
  const may = (name: RecordName, acts: Partial<Record<Action, Scope>>, fields: FieldRules = {}) => {
    const { permissions } = standardRoles.rep;
    const changed: Permissions = { ...permissions, [name]: { ...permissions[name], ...acts } };
    return giveRole(rep, { permissions: changed, fields });
  };
  return { rep, manager, tenantId, asRep, asManager, own, other, may };
}

test('a merge takes the right to change both and to delete the one that goes', async () => {
  const { asRep, own, other, may, rep } = await company();
  const mine = { id: own.id, from: other.id };
  // A rep may change the team's leads and delete their own.
  expect((await refusalOf(asRep(merges.lead.merge, mine))).message).toMatch(/may not delete/);
  await may('lead', { change: 'own', delete: 'all' });
  expect((await refusalOf(asRep(merges.lead.merge, mine))).message).toMatch(/may not change/);
  await may('lead', { read: 'own', change: 'own', delete: 'all' });
  const unseen = await refusalOf(asRep(merges.lead.merge, mine));
  expect(unseen.errors).toEqual([{ field: 'from', message: 'There is no such record' }]);
  const turned = refusalOf(asRep(merges.lead.preview, { id: other.id, from: own.id }));
  expect((await turned).code).toBe('not_found');
  await may('lead', { change: 'none' });
  expect((await refusalOf(asRep(merges.lead.merge, mine))).status).toBe(403);
  const refused = await rowsOf(
    `select action from audit_event where actor_id = $1 and result = 'denied' and action <> 'lead.merged'`,
    [rep.memberId],
  );
  expect(refused).toEqual([]);
  expect(await rowsOf('select 1 from merge where into_id = $1', [own.id])).toEqual([]);
});

test('whoever may not merge two records may not part them', async () => {
  const { asRep, asManager, own, other, may } = await company();
  const { mergeId } = await asManager(merges.lead.merge, { id: own.id, from: other.id });
  expect((await refusalOf(asRep(undoMerge, { id: mergeId }))).message).toMatch(/may not delete/);
  await may('lead', { read: 'own', change: 'own', delete: 'own' });
  expect((await refusalOf(asRep(undoMerge, { id: mergeId }))).code).toBe('not_found');
  expect((await asRep(listMerges, { type: 'lead', id: own.id })).items).toEqual([]);
  expect((await asManager(listMerges, { type: 'lead', id: own.id })).items).toHaveLength(1);
  await asManager(undoMerge, { id: mergeId });
});

test('to take a record from its owner by a merge takes the right to delete it', async () => {
  const { asRep, own, other, may } = await company();
  const turned = { id: other.id, from: own.id, fields: { ownerId: 'from' } };
  expect((await refusalOf(asRep(merges.lead.merge, turned))).message).toMatch(/may not delete/);
  await may('lead', { delete: 'all' });
  expect((await asRep(merges.lead.merge, turned)).ownerId).toBe(own.ownerId);
});

test('a field that a role may not write stays the survivor’s, is not chosen, and one that it may not see is not shown', async () => {
  const { asRep, asManager, own, other, may } = await company();
  const pair = { id: own.id, from: other.id };
  const readable = { lead: { jobTitle: 'read', emails: 'hidden', lastName: 'hidden' } } as const;
  await may('lead', { delete: 'all' }, readable);
  const preview = await asRep(merges.lead.preview, pair);
  expect(preview.record).toMatchObject({ jobTitle: null, emails: [], lastName: null });
  for (const fields of [{ jobTitle: 'from' }, { emails: 'both' }, { emails: ['x@y.example'] }]) {
    const chosen = await refusalOf(asRep(merges.lead.merge, { ...pair, fields }));
    expect([chosen.code, chosen.errors[0]?.field]).toEqual(['forbidden', Object.keys(fields)[0]]);
  }
  await asRep(merges.lead.merge, pair);
  const { items } = await asRep(getTimeline, { type: 'lead', id: own.id });
  expect(JSON.stringify(items)).not.toMatch(/Own|Other/);
  expect((await asRep(listMerges, { type: 'lead', id: own.id })).items).toMatchObject([
    { intoName: 'Lead', fromName: 'Lead' },
  ]);
  expect(await asManager(records.lead.get, { id: own.id })).toMatchObject({
    jobTitle: null,
    lastName: 'Own',
    emails: own.emails,
  });
});

test('what somebody worked on stays theirs to work on with the survivor, and is again what it was', async () => {
  const { rep, asRep, asManager, other, may } = await company();
  await may('lead', { read: 'own', change: 'own' });
  const subject = { type: 'lead', id: other.id } as const;
  const third = await asManager(records.lead.create, { lastName: 'Third' });
  await asManager(records.followUp.create, {
    title: 'Call',
    subject,
    dueOn: '2030-01-01',
    assigneeId: rep.memberId ?? '',
  });
  const { mergeId } = await asManager(merges.lead.merge, { id: third.id, from: other.id });
  expect((await asRep(records.lead.get, { id: third.id })).lastName).toBe('Third');
  await asManager(undoMerge, { id: mergeId });
  expect((await refusalOf(asRep(records.lead.get, { id: third.id }))).code).toBe('not_found');
  expect((await asRep(records.lead.get, { id: other.id })).lastName).toBe('Other');
});

test('a conversion takes the right to change the lead and to make clients and contacts', async () => {
  const { asRep, asManager, own, other, may, tenantId } = await company();
  const lead = { id: own.id };
  await may('lead', { change: 'none' });
  expect((await refusalOf(asRep(convertLead, lead))).status).toBe(403);
  await may('client', { create: 'none' });
  expect((await refusalOf(asRep(convertLead, lead))).message).toMatch(/may not save clients/);
  await may('contact', { create: 'none' });
  expect((await refusalOf(asRep(convertLead, lead))).message).toMatch(/may not save contacts/);
  await may('lead', { read: 'own', change: 'own' });
  expect((await refusalOf(asRep(convertLead, { id: other.id }))).code).toBe('not_found');
  expect(await rowsOf('select 1 from client where tenant_id = $1', [tenantId])).toEqual([]);
  const { conversionId } = await asManager(convertLead, { id: other.id });
  expect((await refusalOf(asRep(undoConversion, { id: conversionId }))).code).toBe('not_found');
});

test('what is hidden of a lead is not shown by its client, and the lead keeps the keys that nobody took', async () => {
  const { asRep, asManager, own, may } = await company();
  await may('lead', {}, { lead: { emails: 'hidden' } });
  const { client, contact } = await asRep(convertLead, { id: own.id });
  expect([client.emails, contact?.emails]).toEqual([[], []]);
  const twin = await refusalOf(
    asManager(records.lead.create, { lastName: 'Twin', emails: own.emails }),
  );
  expect([twin.code, twin.existing?.id]).toEqual(['duplicate', own.id]);
});

test('nobody merges, converts or parts what is another company’s', async () => {
  const { asRep, own } = await company();
  const there = await company();
  const foreign = { id: there.own.id, from: there.other.id };
  expect((await refusalOf(asRep(merges.lead.merge, foreign))).code).toBe('not_found');
  const half = await refusalOf(asRep(merges.lead.merge, { id: own.id, from: there.own.id }));
  expect(half.errors).toEqual([{ field: 'from', message: 'There is no such record' }]);
  const { mergeId } = await there.asManager(merges.lead.merge, foreign);
  expect((await refusalOf(asRep(undoMerge, { id: mergeId }))).code).toBe('not_found');
});
