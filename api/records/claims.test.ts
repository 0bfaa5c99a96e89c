import { expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, remove, restore } = records.lead;
const duplicateReason = 'A shared inbox';
let made = 0;
const mail = () => `c${made++}@claims.example`;

/** Whose the value is, and then who waits for it, the longest first. */
async function claimantsOf(value: string) {
  const rows = await rowsOf<{ id: string }>(
    `select record_id as id from record_key where tenant_id = $1 and value = $2 order by waits_since nulls first`,
    [here.company.tenantId, value],
  );
  return rows.map(({ id }) => id);
}

/** Leads that share an e-mail, in the order in which they came. */
async function sharing(email: string, count: number) {
  const { id } = await here.as.rep(create, { lastName: 'Holder', emails: [email] });
  const ids = [id];
  while (ids.length < count) {
    const next = { lastName: `Waiter ${ids.length}`, emails: [email], duplicateReason };
    ids.push((await here.as.rep(create, next)).id);
  }
  return ids;
}
const holderTold = async (email: string) => {
  const refusal = await refusalOf(here.as.rep(create, { lastName: 'Third', emails: [email] }));
  return refusal.existing?.id;
};
const lastReason = async (id: string) => {
  const [event] = await rowsOf<{ reason: unknown }>(
    `select changes->'duplicateReason' as reason from audit_event where record_id = $1 order by at desc, id desc limit 1`,
    [id],
  );
  return event?.reason;
};

test('who shares an e-mail for a reason gets it when its holder is deleted, the one that waits longest first', async () => {
  const email = mail();
  const [first = '', second = '', third = ''] = await sharing(email, 3);
  expect(await claimantsOf(email)).toEqual([first, second, third]);
  await here.as.rep(remove, { id: first });
  expect(await holderTold(email)).toBe(second);
  await here.as.rep(remove, { id: second });
  expect(await holderTold(email)).toBe(third);
  await here.as.rep(remove, { id: third });
  expect(await claimantsOf(email)).toEqual([]);
  expect(await here.as.rep(create, { lastName: 'Free', emails: [email] })).toMatchObject({
    version: 1,
  });
});

test('who shares an e-mail for a reason gets it when its holder changes to another', async () => {
  const [email, other] = [mail(), mail()];
  const [first = '', second = ''] = await sharing(email, 2);
  await here.as.rep(change, { id: first, emails: [other] });
  expect(await claimantsOf(email)).toEqual([second]);
  expect(await claimantsOf(other)).toEqual([first]);
});

test('one that waits and is deleted, or changes to another e-mail, waits no longer', async () => {
  const [email, own] = [mail(), mail()];
  const [first = '', second = '', third = ''] = await sharing(email, 3);
  await here.as.rep(change, { id: second, emails: [own] });
  await here.as.rep(remove, { id: third });
  expect(await claimantsOf(email)).toEqual([first]);
  expect(await claimantsOf(own)).toEqual([second]);
});

test('a change of other fields leaves its place in the line to a record that waits', async () => {
  const email = mail();
  const [first = '', second = '', third = ''] = await sharing(email, 3);
  await here.as.rep(change, { id: second, jobTitle: 'Buyer', emails: [email, mail()] });
  expect(await claimantsOf(email)).toEqual([first, second, third]);
});

test('a look for matches names all who share an e-mail', async () => {
  const email = mail();
  const ids = await sharing(email, 3);
  const { matches } = await here.as.rep(findMatches, { emails: [email] });
  expect(matches.map(({ id }) => id)).toEqual(ids);
  for (const { reasons } of matches) expect(reasons).toEqual(['same e-mail']);
});

test('with a reason a change takes on an e-mail that another holds, and waits for it', async () => {
  const email = mail();
  const [holder = ''] = await sharing(email, 1);
  const { id } = await here.as.rep(create, { lastName: 'Joins' });
  const refusal = await refusalOf(here.as.rep(change, { id, emails: [email] }));
  expect([refusal.code, refusal.existing?.id]).toEqual(['duplicate', holder]);
  const joined = await here.as.rep(change, { id, emails: [email], duplicateReason });
  expect(joined).toMatchObject({ emails: [email], version: 2 });
  expect(await claimantsOf(email)).toEqual([holder, id]);
  expect(await lastReason(id)).toEqual([null, duplicateReason]);
  const [told] = await rowsOf(
    `select details->'fields' as fields from activity where object_id = $1 and verb = 'changed'`,
    [id],
  );
  expect(told).toEqual({ fields: ['emails'] });
});

test('a reason alone is no change', async () => {
  const { id } = await here.as.rep(create, { lastName: 'Unchanged' });
  expect(await here.as.rep(change, { id, duplicateReason })).toMatchObject({ version: 1 });
});

test('with a reason a deleted lead comes back although another has its e-mail, and waits for it', async () => {
  const email = mail();
  const [id = ''] = await sharing(email, 1);
  await here.as.rep(remove, { id });
  const [heir = ''] = await sharing(email, 1);
  expect((await refusalOf(here.as.rep(restore, { id }))).existing?.id).toBe(heir);
  expect(await here.as.rep(restore, { id, duplicateReason })).toMatchObject({ deletedAt: null });
  expect(await claimantsOf(email)).toEqual([heir, id]);
  expect(await lastReason(id)).toEqual([null, duplicateReason]);
  await here.as.rep(remove, { id: heir });
  expect(await claimantsOf(email)).toEqual([id]);
});

test('a restore with a reason holds what is free', async () => {
  const email = mail();
  const [id = ''] = await sharing(email, 1);
  await here.as.rep(remove, { id });
  await here.as.rep(restore, { id, duplicateReason });
  expect(await holderTold(email)).toBe(id);
});

test('with a reason a capture adds an e-mail that another holds to the lead it belongs to', async () => {
  const email = mail();
  const [holder = ''] = await sharing(email, 1);
  const { id } = await here.as.rep(create, { lastName: 'Captured' });
  await here.as.rep(saveCapture, {
    id: newId(),
    page: { url: 'https://claims.example/', kind: 'page' },
    decision: 'attached',
    target: { type: 'lead', id },
    fields: { emails: [email] },
    duplicateReason,
  });
  expect(await claimantsOf(email)).toEqual([holder, id]);
});

test('what a lead claims is given up with it, even when its company has moved to another country', async () => {
  const phone = '030 5550177';
  const { id } = await here.as.rep(create, { lastName: 'Moved', phones: [phone] });
  expect(await claimantsOf('+49305550177')).toEqual([id]);
  const { tenantId } = here.company;
  await rowsOf(`update tenant set country = 'AT' where id = $1`, [tenantId]);
  await here.as.rep(remove, { id });
  await rowsOf(`update tenant set country = 'DE' where id = $1`, [tenantId]);
  expect(await claimantsOf('+49305550177')).toEqual([]);
});

test.each(['change', 'restore'] as const)(
  'the reason of a %s needs a few words, and a kind without keys knows none',
  async (verb) => {
    const { id } = await here.as.rep(create, { lastName: 'Terse' });
    const asked = { id, duplicateReason: 'x' };
    expect((await here.send(records.lead[verb], asked)).body).toMatchObject({
      status: 422,
      errors: [{ field: 'duplicateReason', message: 'Say in a few words why' }],
    });
    expect((await here.send(records.note[verb], { id, duplicateReason })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'duplicateReason' }],
    });
  },
);
