import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, get } = records.lead;
const nobody = '0190d1b0-0000-7000-8000-00000000dead';
const lost = { message: 'There is no such record' };

const wrongIn = async (endpoint: Parameters<typeof here.send>[0], input: object) => {
  const { status, body } = await here.send(endpoint, input);
  expect(status).toBe(422);
  return (body.errors as { field: string }[]).map(({ field }) => field).toSorted();
};

test.each([
  [{ status: 'nope' }, ['lastName', 'status']],
  [{ lastName: 'X', ownerId: nobody, emails: ['bad'] }, ['emails.0', 'ownerId']],
  [{ ownerId: nobody }, ['lastName', 'ownerId']],
  [
    { ownerId: nobody, rating: 'mild', shoeSize: 42 },
    ['lastName', 'ownerId', 'rating', 'shoeSize'],
  ],
])('a lead %j is refused with all of %j at once, and nothing is kept', async (draft, fields) => {
  const id = newId();
  expect(await wrongIn(create, { id, ...draft })).toEqual(fields);
  expect(await rowsOf('select 1 from lead where id = $1', [id])).toEqual([]);
});

test('a rule over several fields says nothing where one of them has to be mended first', async () => {
  expect(await wrongIn(create, { emails: ['bad'] })).toEqual(['emails.0']);
  const draft = { title: 'Call', dueAt: 'soon' };
  expect(await wrongIn(records.followUp.create, draft)).toEqual(['dueAt']);
});

test.each([
  ['a follow-up', 'followUp', { title: '', assigneeId: nobody }, ['assigneeId', 'dueAt', 'title']],
  ['a project', 'project', { name: 'P', stage: 'won', leadId: nobody }, ['leadId', 'stage']],
  ['a contact', 'contact', { clientId: nobody, emails: ['bad'] }, ['clientId', 'emails.0']],
] as const)(
  '%s is refused with all of its wrong fields at once',
  async (_, name, draft, fields) => {
    expect(await wrongIn(records[name].create, draft)).toEqual(fields);
  },
);

test('two references to nothing are named together, also where all values are right', async () => {
  const draft = {
    title: 'Call',
    dueOn: '2030-01-01',
    subject: { type: 'lead', id: nobody },
    assigneeId: nobody,
  };
  expect(await wrongIn(records.followUp.create, draft)).toEqual(['assigneeId', 'subject']);
});

test('a change is refused with all of its wrong fields at once, and changes nothing', async () => {
  const lead = await here.as.rep(create, { lastName: 'Whole' });
  const patch = { lastName: null, status: 'nope', ownerId: nobody };
  expect(await wrongIn(change, { id: lead.id, ...patch })).toEqual([
    'lastName',
    'ownerId',
    'status',
  ]);
  expect(await here.as.rep(get, { id: lead.id })).toEqual(lead);
});

test('a wrong change of a record that is not there says no more than what is wrong by itself', async () => {
  expect(await wrongIn(change, { id: newId(), status: 'nope', lastName: null })).toEqual([
    'status',
  ]);
});

test('an id beside the address that is another one is refused by name, the same one is taken', async () => {
  const lead = await here.as.rep(create, { lastName: 'Addressed' });
  const send = async (body: object) => {
    const response = await fetch(`${here.server.url}/api/v1/leads/${lead.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${here.as.rep.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const { errors = [] } = await response.json();
    return [response.status, ...errors.map(({ field }: { field: string }) => field)];
  };
  expect(await send({ id: newId(), lastName: 'Other' })).toEqual([422, 'id']);
  expect(await send({ id: newId(), status: 'nope' })).toEqual([422, 'id', 'status']);
  expect(await send({ id: 7 })).toEqual([422, 'id']);
  expect(await here.as.rep(get, { id: lead.id })).toEqual(lead);
  expect(await send({ id: lead.id.toUpperCase(), jobTitle: 'Buyer' })).toEqual([200]);
});

test('a member of another company is named in the words for one whom nobody has', async () => {
  const { rep: stranger } = await makeCompany();
  for (const ownerId of [nobody, stranger.memberId]) {
    const { body } = await here.send(create, { lastName: 'X', emails: ['bad'], ownerId });
    expect(body.errors).toContainEqual({ field: 'ownerId', ...lost });
  }
});

test('a reference that the caller may not reach reads as one that is not there', async () => {
  const theirs = await here.as.manager(records.client.create, { name: 'Out of reach' });
  const { permissions } = standardRoles.rep;
  const own = { ...permissions.client, read: 'own', change: 'own' } as const;
  await giveRole(here.company.rep, { permissions: { ...permissions, client: own } });
  for (const clientId of [theirs.id, nobody]) {
    const draft = { clientId, lastName: 'X', emails: ['bad'] };
    const { body } = await here.send(records.contact.create, draft);
    expect(body.errors).toContainEqual({ field: 'clientId', ...lost });
    expect(body.errors).toHaveLength(2);
  }
});
