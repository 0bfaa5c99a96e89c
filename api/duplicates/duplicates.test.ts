import { expect, test } from 'vitest';

import {
  dismissDuplicates,
  listDuplicates,
  recallDuplicates,
  type DuplicateGroup,
} from '../../contract/duplicates.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { merges, undoMerge, type Mergeable } from '../../contract/merges.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
let made = 0;
const host = () => `d${made++}-duplicates.example`;
const newLead = (more: object) =>
  here.as.rep(records.lead.create, { lastName: `Lead ${made++}`, ...more });
const reason = { duplicateReason: 'Twins' };

/** Every group, page by page. */
async function allOf(type: Mergeable, limit = 200, call = here.as.rep): Promise<DuplicateGroup[]> {
  const groups: DuplicateGroup[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: DuplicateGroup[]; nextCursor: string | null } = await call(
      listDuplicates,
      { type, limit, ...(cursor && { cursor }) },
    );
    groups.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return groups;
}
const groupWith = async (type: Mergeable, id: string) =>
  (await allOf(type)).filter((group) => group.records.some((one) => one.id === id));
const idsOf = (group: DuplicateGroup | undefined) => group?.records.map(({ id }) => id);

test('leads that share an e-mail and a phone are one group with both reasons, the oldest first', async () => {
  const shared = { emails: [`a@${host()}`], phones: [`+4930${5557000 + made}`] };
  const one = await newLead({ ...shared, companyName: 'One' });
  const two = await newLead({ ...shared, ...reason });
  const groups = await groupWith('lead', two.id);
  expect(groups).toMatchObject([
    {
      reasons: ['same e-mail', 'same phone'],
      records: [
        { type: 'lead', id: one.id, company: 'One', owner: here.company.rep.name },
        { type: 'lead', id: two.id, company: null },
      ],
    },
  ]);
});

test('a lead and a contact with the same e-mail are a group of both lists', async () => {
  const emails = [`b@${host()}`];
  const client = await here.as.rep(records.client.create, { name: `Firm ${made++}` });
  const contact = await here.as.rep(records.contact.create, {
    clientId: client.id,
    lastName: 'Roth',
    emails,
  });
  const lead = await newLead({ emails, ...reason });
  for (const type of ['lead', 'contact'] as const) {
    const [group] = await groupWith(type, lead.id);
    expect(idsOf(group)).toEqual([contact.id, lead.id]);
    expect(group?.records[0]).toMatchObject({ company: client.name, owner: here.company.rep.name });
  }
});

test('people of a similar name at one company are a group, however the company is written', async () => {
  const word = `Hafen${made++}`;
  const one = await newLead({
    firstName: 'Katharina',
    lastName: 'Schneider',
    companyName: `${word} Logistik GmbH`,
  });
  const two = await newLead({
    firstName: 'Katarina',
    lastName: 'Schneider',
    companyName: `HAFEN${word.slice(5)} logistik`,
  });
  await newLead({ firstName: 'Peter', lastName: 'Lang', companyName: `${word} Logistik` });
  await newLead({ firstName: 'Katharina', lastName: 'Schneider', companyName: 'Elsewhere' });
  const groups = await groupWith('lead', two.id);
  expect(groups).toMatchObject([{ reasons: ['similar name at the same company'] }]);
  expect(idsOf(groups[0])).toEqual([one.id, two.id]);
});

test('clients that are called alike, and contacts of one name at a client, are groups', async () => {
  const name = `Süd ${made++} Stern`;
  const [one, two] = [
    await here.as.rep(records.client.create, { name: `${name} AG` }),
    await here.as.rep(records.client.create, { name: `${name.replace('ü', 'u')} GmbH` }),
  ];
  const [group] = await groupWith('client', one.id);
  expect([group?.reasons, idsOf(group)]).toEqual([['same company name'], [one.id, two.id]]);
  const [jan, jane] = [
    await here.as.rep(records.contact.create, {
      clientId: one.id,
      firstName: 'Jan',
      lastName: 'Petersen',
    }),
    await here.as.rep(records.contact.create, {
      clientId: one.id,
      firstName: 'Jan',
      lastName: 'Petersen',
    }),
  ];
  const [persons] = await groupWith('contact', jan.id);
  expect(persons?.reasons).toEqual(['same name at the same company']);
  expect(idsOf(persons)).toEqual([jan.id, jane.id]);
});

test('what was found to be two is no group for anybody, until somebody takes that back', async () => {
  const emails = [`c@${host()}`];
  const [one, two] = [await newLead({ emails }), await newLead({ emails, ...reason })];
  const pair = [one, two].map(({ id }) => ({ type: 'lead', id }) as const);
  expect(await here.as.rep(dismissDuplicates, { records: pair })).toEqual({ pairs: 1 });
  expect(await here.as.rep(dismissDuplicates, { records: pair })).toEqual({ pairs: 0 });
  expect(await groupWith('lead', one.id)).toEqual([]);
  expect((await allOf('lead', 200, here.as.manager)).flatMap(idsOf)).not.toContain(one.id);
  const third = await newLead({ emails, ...reason });
  expect(idsOf((await groupWith('lead', one.id))[0])).toEqual([one.id, two.id, third.id]);
  const all = [...pair, { type: 'lead', id: third.id } as const];
  expect(await here.as.rep(dismissDuplicates, { records: all })).toEqual({ pairs: 2 });
  expect(await groupWith('lead', one.id)).toEqual([]);
  expect(await here.as.manager(recallDuplicates, { records: pair })).toEqual({ pairs: 1 });
  expect(idsOf((await groupWith('lead', one.id))[0])).toEqual([one.id, two.id]);
  const audited = await rowsOf<{ action: string }>(
    `select action from audit_event where record_id = $1 and action ~ 'dismissed|recalled' order by id`,
    [[one.id, two.id].toSorted()[0]],
  );
  expect(audited.map(({ action }) => action)).toContain('lead.recalled');
});

test('merged, a group is gone; parted, it is there again', async () => {
  const emails = [`e@${host()}`];
  const [one, two] = [await newLead({ emails }), await newLead({ emails, ...reason })];
  const { mergeId } = await here.as.rep(merges.lead.merge, { id: one.id, from: two.id });
  expect(await groupWith('lead', one.id)).toEqual([]);
  await here.as.rep(undoMerge, { id: mergeId });
  expect(idsOf((await groupWith('lead', one.id))[0])).toEqual([one.id, two.id]);
});

test('pages of one group each show all of them once', async () => {
  const whole = (await allOf('lead')).map(idsOf);
  expect((await allOf('lead', 1)).map(idsOf)).toEqual(whole);
  expect(whole.length).toBeGreaterThan(2);
  const broken = await refusalOf(here.as.rep(listDuplicates, { type: 'lead', cursor: 'x' }));
  expect(broken.errors).toMatchObject([{ field: 'cursor' }]);
});

test('nobody is shown a record that they may not read, or told of a value that is hidden from them', async () => {
  const { rep, manager } = await makeCompany();
  const [asRep, asManager] = [
    await clientOf(here.server, rep),
    await clientOf(here.server, manager),
  ];
  const emails = [`f@${host()}`];
  const lead = { lastName: 'Roth', companyName: 'Firm', emails };
  const own = await asRep(records.lead.create, lead);
  const other = await asManager(records.lead.create, { ...lead, ...reason });
  const { permissions } = standardRoles.rep;
  const ownOnly = {
    ...permissions,
    lead: { ...permissions.lead, read: 'own', change: 'own' },
  } as const;
  await giveRole(rep, { permissions: ownOnly });
  expect(await allOf('lead', 200, asRep)).toEqual([]);
  const pair = [own, other].map(({ id }) => ({ type: 'lead', id }) as const);
  const refused = await refusalOf(asRep(dismissDuplicates, { records: pair }));
  expect(refused.errors).toMatchObject([{ field: 'records.1.id' }]);
  await giveRole(rep, { permissions, fields: { lead: { emails: 'hidden' } } });
  expect(await allOf('lead', 200, asRep)).toMatchObject([
    { reasons: ['same name at the same company'] },
  ]);
  await giveRole(rep, { permissions, fields: { lead: { emails: 'hidden', lastName: 'hidden' } } });
  expect(await allOf('lead', 200, asRep)).toEqual([]);
});

test('nonsense is refused by its name', async () => {
  const one = await newLead({});
  const named = async (list: object[]) => {
    const { body } = await here.send(dismissDuplicates, { records: list });
    return body.errors?.map(({ field }: { field: string }) => field);
  };
  expect(await named([{ type: 'lead', id: one.id }])).toEqual(['records']);
  expect(
    await named([
      { type: 'lead', id: one.id },
      { type: 'note', id: one.id },
    ]),
  ).toEqual(['records.1.type']);
  expect(
    await named([
      { type: 'lead', id: one.id },
      { type: 'lead', id: newId() },
    ]),
  ).toEqual(['records.1.id']);
});
