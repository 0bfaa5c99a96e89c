import fc from 'fast-check';
import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, remove, restore } = records.lead;
let made = 0;

/** What is done at once, several times in a row: to which lead, with which of two e-mails, and whether a reason is said. */
const waves = fc.array(
  fc.array(
    fc.record({
      act: fc.constantFrom('create', 'take', 'take', 'leave', 'remove', 'remove', 'restore'),
      at: fc.nat(5),
      one: fc.nat(1),
      isExplained: fc.boolean(),
    }),
    { minLength: 4, maxLength: 10 },
  ),
  { minLength: 3, maxLength: 6 },
);
type Act = typeof waves extends fc.Arbitrary<(infer One)[][]> ? One : never;

/** What the API is asked for an act. */
function asked({ act, isExplained, one }: Act, id: string, emails: string[]) {
  const reason = { duplicateReason: isExplained ? 'A shared inbox' : null };
  const email = emails.slice(one, one + 1);
  switch (act) {
    case 'create':
      return [create, { lastName: 'Lead', emails: email, ...reason }] as const;
    case 'take':
      return [change, { id, emails: email, ...reason }] as const;
    case 'leave':
      return [change, { id, emails: [] }] as const;
    case 'remove':
      return [remove, { id }] as const;
    default:
      return [restore, { id, ...reason }] as const;
  }
}

/** A lead's e-mail may be shared for the reason said when it was taken on: by the lead, with the version of that. */
type Reasons = Map<string, { version: number; isExplained: boolean }>;

async function perform(act: Act, ids: string[], emails: string[], reasons: Reasons) {
  const [endpoint, input] = asked(act, ids[act.at] ?? '', emails);
  const { status, body, text } = await here.send(endpoint, input);
  expect([200, 201, 204, 404, 409], text).toContain(status);
  if (status !== 200 && status !== 201) return;
  if (act.act === 'create') ids.push(body.id);
  const known = reasons.get(body.id)?.version ?? 0;
  // A change or restore that changes nothing answers a version that is known, and its reason is not needed.
  if (body.version > known)
    reasons.set(body.id, { version: body.version, isExplained: act.isExplained });
}

interface Living extends Record<string, unknown> {
  id: string;
  email: string;
}
interface Claim extends Living {
  holds: boolean;
}

async function check(ids: string[], emails: string[], reasons: Reasons) {
  const living = await rowsOf<Living>(
    'select id, unnest(emails) as email from lead where id = any($1) and deleted_at is null',
    [ids],
  );
  const claims = await rowsOf<Claim>(
    'select record_id as id, value as email, waits_since is null as holds from record_key where tenant_id = $1 and value = any($2)',
    [here.company.tenantId, emails],
  );
  for (const email of emails) {
    const having = living.filter((one) => one.email === email).map(({ id }) => id);
    const claiming = claims.filter((one) => one.email === email);
    expect(claiming.map(({ id }) => id).toSorted()).toEqual(having.toSorted());
    expect(claiming.filter(({ holds }) => holds)).toHaveLength(Math.min(1, having.length));
    const unexplained = having.filter((id) => !reasons.get(id)?.isExplained);
    expect(unexplained.length).toBeLessThanOrEqual(1);
  }
}

test('whatever is done to leads at once, each e-mail that any of them has is held by one, and at most one has it without a reason', async () => {
  await fc.assert(
    fc.asyncProperty(waves, async (all) => {
      const emails = [`p${made++}@property.example`, `p${made++}@property.example`];
      const reasons: Reasons = new Map();
      const ids: string[] = [];
      while (ids.length < 6) ids.push((await here.as.rep(create, { lastName: 'Lead' })).id);
      for (const wave of all) {
        await Promise.all(wave.map((act) => perform(act, ids, emails, reasons)));
        await check(ids, emails, reasons);
      }
    }),
    { numRuns: 8 },
  );
});
