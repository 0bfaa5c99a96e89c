import { expect, test } from 'vitest';

import { getHistory, type HistoryEntry } from '../../contract/history.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { getTimeline } from '../../contract/timeline.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

/** A lead whose job title and salutation were changed after it was made. */
async function changedLead() {
  const { id } = await here.as.rep(records.lead.create, { lastName: 'Past', jobTitle: 'Buyer' });
  await here.as.manager(records.lead.change, { id, jobTitle: 'Owner' });
  await here.as.rep(records.lead.change, { id, salutation: 'Mr' });
  return id;
}

test('a history tells each change by field, who made it and when, latest first', async () => {
  const id = await changedLead();
  const { items } = await here.as.rep(getHistory, { type: 'lead', id });
  expect(items.map(({ verb, actor }) => [verb, actor])).toEqual([
    ['changed', here.company.rep.name],
    ['changed', here.company.manager.name],
    ['created', here.company.rep.name],
  ]);
  expect(items[1]?.changes).toEqual({ jobTitle: ['Buyer', 'Owner'] });
  expect(items[2]?.changes).toMatchObject({ lastName: [null, 'Past'] });
});

test('a history of some fields has just what changed one of them, page by page', async () => {
  const id = await changedLead();
  const asked = { type: 'lead', id, fields: 'jobTitle,companyName', limit: 1 } as const;
  const first = await here.as.rep(getHistory, asked);
  expect(first.items.map(({ verb }) => verb)).toEqual(['changed']);
  const second = await here.as.rep(getHistory, { ...asked, cursor: first.nextCursor ?? '' });
  expect(second.items.map(({ verb }) => verb)).toEqual(['created']);
  expect(second.nextCursor).toBeNull();
});

test('an old value is put back like any change: refused where it is stale or by now somebody else’s', async () => {
  const email = `${newId()}@past.example`;
  const { id } = await here.as.rep(records.lead.create, { lastName: 'Had', emails: [email] });
  const { version } = await here.as.rep(records.lead.change, { id, emails: [] });
  const { items } = await here.as.rep(getHistory, { type: 'lead', id, fields: 'emails' });
  const old = items.find(({ verb }) => verb === 'changed')?.changes['emails']?.[0];
  expect(old).toEqual([email]);
  const restore = (ifMatch: number) =>
    here.as.rep(records.lead.change, { id, emails: [email] }, { ifMatch });
  expect((await refusalOf(restore(version - 1))).code).toBe('stale');
  const other = await here.as.rep(records.lead.create, { lastName: 'Has', emails: [email] });
  expect((await refusalOf(restore(version))).existing).toMatchObject({ id: other.id });
  await here.as.rep(records.lead.remove, { id: other.id });
  expect(await restore(version)).toMatchObject({ emails: [email] });
});

test('of a hidden field neither history nor timeline tell that it changed', async () => {
  const id = await changedLead();
  await giveRole(here.company.rep2, {
    permissions: standardRoles.manager.permissions,
    fields: { lead: { jobTitle: 'hidden' } },
  });
  await here.as.manager(records.lead.change, {
    id,
    jobTitle: 'Partner',
    phones: ['+49 30 1234567'],
  });
  const { items } = await here.as.rep2(getHistory, { type: 'lead', id });
  expect(items.map(({ changes }) => Object.keys(changes))).toEqual([
    ['phones'],
    ['salutation'],
    expect.arrayContaining(['lastName']),
  ]);
  const named = (entries: HistoryEntry[]) => JSON.stringify(entries);
  expect(named(items)).not.toMatch(/jobTitle|Buyer|Owner|Partner/);
  const none = await here.as.rep2(getHistory, { type: 'lead', id, fields: 'jobTitle' });
  expect(none.items).toEqual([]);
  const story = await here.as.rep2(getTimeline, { type: 'lead', id });
  expect(story.items).toHaveLength(3);
  expect(JSON.stringify(story)).not.toMatch(/jobTitle|Buyer|Owner|Partner/);
});

test('who may not read a record learns nothing of its past, and asking leaves one trace', async () => {
  const id = await changedLead();
  await giveRole(here.company.rep2, {
    permissions: { ...standardRoles.rep.permissions, lead: { read: 'own' } },
  });
  const refused = await refusalOf(here.as.rep2(getHistory, { type: 'lead', id }));
  const unknown = await refusalOf(here.as.rep2(getHistory, { type: 'lead', id: newId() }));
  expect([refused.code, refused.message]).toEqual(['not_found', unknown.message]);
  const traces = await rowsOf<{ kind: string }>(
    `select kind from security_event where request_id = $1`,
    [refused.requestId],
  );
  expect(traces).toEqual([{ kind: 'unknown_record' }]);
  const asOther = await refusalOf(here.as.rep(getHistory, { type: 'client', id }));
  expect(asOther.code).toBe('not_found');
});
