import { expect, test } from 'vitest';

import type { Input } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { heldUp } from '../../tests/support/held-up.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, remove, restore } = records.lead;
const duplicateReason = 'A shared inbox';
let made = 0;
const mail = () => `c${made++}@at-once.example`;

interface Claim {
  id: string;
  holds: boolean;
  alive: boolean;
}
/** Everybody who claims the value, the holder first. */
const claimsOf = (value: string) =>
  rowsOf<Claim & Record<string, unknown>>(
    `select record_id as id, waits_since is null as holds, deleted_at is null as alive
     from record_key join lead on lead.tenant_id = record_key.tenant_id and lead.id = record_id
     where record_key.tenant_id = $1 and value = $2 order by waits_since nulls first`,
    [here.company.tenantId, value],
  );
const holderOf = async (value: string) => (await claimsOf(value)).find(({ holds }) => holds)?.id;

const lead = async (draft: Input<typeof create> = {}) =>
  (await here.as.rep(create, { lastName: 'Lead', ...draft })).id;
const waiter = (email: string) => lead({ emails: [email], duplicateReason });
/** Locks what a deletion needs last: it has given up the record's claims by then. */
const wordsOf = (id: string): [string, unknown[]] => [
  'select from search_word where record_id = $1 for update',
  [id],
];

test('who gets in line while the holder goes becomes the holder', async () => {
  const email = mail();
  const holder = await lead({ emails: [email] });
  await heldUp(wordsOf(holder), async ({ waiting, release }) => {
    const going = here.send(remove, { id: holder });
    await waiting(1);
    const coming = waiter(email);
    await waiting(2);
    await release();
    expect((await going).status).toBe(204);
    const id = await coming;
    expect(await claimsOf(email)).toMatchObject([{ id, holds: true }]);
  });
});

test('a holder who goes sees who has just got in line', async () => {
  const email = mail();
  const holder = await lead({ emails: [email] });
  // The newcomer claims in alphabetical order: it is in line already when it meets this one.
  const last = `z-${mail()}`;
  const claim = `insert into record_key (tenant_id, kind, value, record_type, record_id) values ($1, 'email', $2, 'lead', $3)`;
  const { tenantId } = here.company;
  await heldUp([claim, [tenantId, last, newId()]], async ({ waiting, release }) => {
    const coming = lead({ emails: [email, last], duplicateReason });
    await waiting(1);
    const going = here.send(remove, { id: holder });
    await waiting(2);
    await release();
    const id = await coming;
    expect((await going).status).toBe(204);
    expect(await claimsOf(email)).toMatchObject([{ id, holds: true }]);
  });
});

test('when the first in line goes together with the holder, the next gets what they leave', async () => {
  const email = mail();
  const holder = await lead({ emails: [email] });
  const [first, second] = [await waiter(email), await waiter(email)];
  await heldUp(wordsOf(first), async ({ waiting, release }) => {
    const going = here.send(remove, { id: first });
    await waiting(1);
    const gone = here.send(remove, { id: holder });
    await waiting(2);
    await release();
    expect([(await going).status, (await gone).status]).toEqual([204, 204]);
    expect(await claimsOf(email)).toMatchObject([{ id: second, holds: true }]);
  });
});

test('of two restores at once one succeeds, and the other is told of it', async () => {
  const email = mail();
  const ids = [await lead({ emails: [email] })];
  await here.as.rep(remove, { id: String(ids[0]) });
  ids.push(await lead({ emails: [email] }));
  await here.as.rep(remove, { id: String(ids[1]) });
  const answers = await Promise.all(ids.map((id) => here.send(restore, { id })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
  const holder = await holderOf(email);
  const refusal = answers.find(({ status }) => status === 409);
  expect(refusal?.body).toMatchObject({ code: 'duplicate', existing: { id: holder } });
  expect(await claimsOf(email)).toHaveLength(1);
});

test('a third never gets what somebody waits for, while its holder is deleted', async () => {
  const email = mail();
  const holder = await lead({ emails: [email] });
  const heir = await waiter(email);
  const third = { lastName: 'Third', emails: [email] };
  const [gone, ...refused] = await Promise.all([
    here.send(remove, { id: holder }),
    ...Array.from({ length: 8 }, () => here.send(create, third)),
  ]);
  expect(gone.status).toBe(204);
  for (const { status } of refused) expect(status).toBe(409);
  expect(await claimsOf(email)).toMatchObject([{ id: heir, holds: true }]);
});

test('of twenty at once, half of them with a reason, one holds the e-mail and at most one has no reason', async () => {
  const email = mail();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      here.send(create, {
        lastName: `Lead ${at}`,
        emails: [email],
        duplicateReason: at % 2 ? duplicateReason : null,
      }),
    ),
  );
  const saved = answers.map(({ status }) => status === 201);
  expect(saved.filter((isSaved, at) => isSaved && at % 2 === 1)).toHaveLength(10);
  const without = saved.filter((isSaved, at) => isSaved && at % 2 === 0);
  expect(without.length).toBeLessThanOrEqual(1);
  const claims = await claimsOf(email);
  expect(claims).toHaveLength(10 + without.length);
  expect(claims.filter(({ holds }) => holds)).toHaveLength(1);
});
