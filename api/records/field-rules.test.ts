import { beforeAll, expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import { newId } from '../../contract/id.ts';
import { endpoints, records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { isRestrictable, standardRoles } from '../../contract/permissions.ts';
import { lead } from '../../contract/records/lead.ts';
import { examplesOf } from '../../tests/proof/isolation-examples.ts';
import { ask } from '../../tests/support/ask.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { nowhere } from '../../tests/support/examples.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, get, change, list, remove, restore } = records.lead;
const secret = 'quokka';
let id: string;

/** The rep sees neither e-mails, phones, companies nor values of leads, and may not write job titles. */
beforeAll(async () => {
  await giveRole(here.company.rep, {
    permissions: standardRoles.manager.permissions,
    fields: {
      lead: { emails: 'hidden', companyName: 'hidden', estimatedValue: 'hidden', jobTitle: 'read' },
    },
  });
  ({ id } = await here.as.manager(create, {
    lastName: 'Plain',
    companyName: `${secret} Works`,
    emails: [`${secret}@hidden.example`],
    jobTitle: 'Buyer',
    estimatedValue: { amount: 4_711_00, currency: 'EUR' },
  }));
  await here.as.manager(records.followUp.create, {
    title: 'Call',
    subject: { type: 'lead', id },
    assigneeId: here.company.rep.memberId,
    dueAt: '2020-01-02T09:00:00Z',
  });
});

test('a hidden field is empty in every answer, for whoever changes the record too', async () => {
  const hidden = { emails: [], companyName: null, estimatedValue: null };
  expect(await here.as.rep(get, { id })).toMatchObject({ ...hidden, jobTitle: 'Buyer' });
  expect(await here.as.rep(change, { id, firstName: 'Ada' })).toMatchObject(hidden);
  const { items } = await here.as.rep(list, { id });
  expect(items).toMatchObject([hidden]);
});

test('a hidden value is kept when whoever does not see it changes, deletes and restores the record', async () => {
  await here.as.rep(change, { id, salutation: 'Ms' });
  await here.as.rep(remove, { id });
  await here.as.rep(restore, { id });
  expect(await here.as.manager(get, { id })).toMatchObject({
    emails: [`${secret}@hidden.example`],
    companyName: `${secret} Works`,
  });
  const again = here.as.manager(create, { lastName: 'Y', emails: [`${secret}@hidden.example`] });
  expect((await refusalOf(again)).code).toBe('duplicate');
});

test('a create that is sent again tells nothing that is hidden from who made the record', async () => {
  const mine = { id: newId(), lastName: 'Mine' };
  await here.as.rep(create, mine);
  await here.as.manager(change, { id: mine.id, companyName: `${secret} Works` });
  expect((await here.as.rep(create, mine)).companyName).toBeNull();
  await here.as.manager(change, { id: mine.id, companyName: null });
});

test('a capture that would fill a hidden field is refused whether or not the record has it already', async () => {
  const page = { url: 'https://firm.example/team', title: 'Team', kind: 'page' } as const;
  const empty = await here.as.manager(create, { lastName: 'Empty' });
  for (const target of [id, empty.id]) {
    const sent = {
      id: newId(),
      page,
      decision: 'attached',
      target: { type: 'lead', id: target },
    } as const;
    const refused = await refusalOf(
      here.as.rep(saveCapture, { ...sent, fields: { companyName: 'Other Works' } }),
    );
    expect([refused.status, refused.message]).toEqual([
      403,
      expect.stringContaining('may not see'),
    ]);
  }
});

test('no endpoint tells a hidden value, whatever is asked', async () => {
  const ids = { ...nowhere(), lead: id };
  for (const endpoint of endpoints.filter(({ access }) => access === 'member'))
    for (const input of examplesOf(endpoint, ids, 'other')) {
      if (endpoint.id.endsWith('.remove')) continue;
      const { text } = await ask(here.server.url, endpoint, input, { token: here.as.rep.token });
      expect(text, endpoint.id).not.toContain(secret);
      expect(text, endpoint.id).not.toContain('471100');
    }
});

test('nothing is found by the words of a hidden field', async () => {
  const idsFor = async (who: 'rep' | 'manager', q: string) =>
    (await here.as[who](list, { q })).items.map((one) => one.id);
  expect(await idsFor('manager', secret)).toEqual([id]);
  expect(await idsFor('rep', secret)).toEqual([]);
  expect(await idsFor('rep', 'plain')).toEqual([id]);
  for (const asked of [
    { companies: [`${secret} Works`] },
    { emails: [`${secret}@hidden.example`] },
  ])
    expect((await here.as.rep(findMatches, asked)).matches).toEqual([]);
});

test.each([
  { emails: `${secret}@hidden.example` },
  { companyName: `${secret} Works` },
  { 'estimatedValue[gt]': '1' },
  { sort: 'companyName' },
  { sort: '-estimatedValue' },
])('a list by %o is refused by name where the field is hidden', async (query) => {
  const { status, errors } = await refusalOf(here.as.rep(list, query));
  expect([status, errors[0]?.message]).toEqual([403, 'Your role may not see this']);
});

test('a field that may be read only is not written, neither anew nor in a change, and the refusal names it', async () => {
  const stored = () =>
    rowsOf(
      `select job_title, first_name from lead where tenant_id = $1 and (id = $2 or last_name = 'New')`,
      [here.company.tenantId, id],
    );
  const before = await stored();
  const changed = await refusalOf(here.as.rep(change, { id, jobTitle: 'Boss', firstName: 'X' }));
  expect([changed.status, changed.errors.map(({ field }) => field)]).toEqual([403, ['jobTitle']]);
  const made = await refusalOf(
    here.as.rep(create, { lastName: 'New', jobTitle: 'Boss', emails: ['new@hidden.example'] }),
  );
  expect(made.errors.map(({ field }) => field).toSorted()).toEqual(['emails', 'jobTitle']);
  expect(await stored()).toEqual(before);
  const same = { id, jobTitle: 'Buyer', firstName: 'Ida' };
  expect((await here.as.rep(change, same)).firstName).toBe('Ida');
});

test('what a record must have, and what it hangs on, cannot be kept from anybody', () => {
  const restrictable = Object.entries(lead.fields).filter(([name, field]) =>
    isRestrictable(name, field),
  );
  const names = restrictable.map(([name]) => name);
  expect(names).toContain('emails');
  for (const structural of ['status', 'ownerId', 'convertedAt', 'nextFollowUpAt'])
    expect(names).not.toContain(structural);
});
